import { A, useParams } from "@solidjs/router";
import { For, type ParentProps, Show } from "solid-js";
import type { ProjectAnswer } from "../../shared/answers";
import { Bar } from "../account/bar";
import { Icon, type IconName } from "../parts/icon";
import { LocalText } from "../parts/local-text";
import { projectWords } from "../words/project";
import { useWords } from "../words/words";

type Place = {
  path: string;
  word: "overview" | "documents" | "workshops" | "inputs" | "followUps" | "coordination" | "people";
  icon: IconName;
  /** Too much for the foot of a phone: there it is reached from the follow-ups. */
  isOnlyWide?: true;
};

/** Bar, tabs (at phone width: places at the bottom) and the page between them. */
export function ProjectFrame(props: ParentProps<{ project: ProjectAnswer | undefined }>) {
  const words = useWords(projectWords);
  const params = useParams<{ project: string }>();
  const home = () => `/p/${params.project}`;

  const places = (): Place[] => [
    { path: "", word: "overview", icon: "home" },
    { path: "/documents", word: "documents", icon: "doc" },
    { path: "/workshops", word: "workshops", icon: "clock" },
    { path: "/inputs", word: "inputs", icon: "input" },
    { path: "/follow-ups", word: "followUps", icon: "flag" },
    ...(props.project?.may.includes("coordination.read")
      ? [{ path: "/coordination", word: "coordination", icon: "table", isOnlyWide: true } as const]
      : []),
    ...(props.project?.may.includes("people.read")
      ? [{ path: "/people", word: "people", icon: "people" } as const]
      : []),
  ];

  return (
    <>
      <Bar>
        <Show when={props.project}>
          {(project) => (
            <>
              <span class="sep not-phone" aria-hidden="true">
                /
              </span>
              <A class="ellipsis strong" href={home()} end>
                <LocalText of={project().name} />
              </A>
            </>
          )}
        </Show>
      </Bar>
      <nav class="tabs nav not-phone" aria-label={words().menu}>
        <For each={places()}>
          {(place) => (
            <A href={home() + place.path} end={place.path === ""}>
              {words()[place.word]}
            </A>
          )}
        </For>
      </nav>
      <main class="main" id="content">
        {props.children}
      </main>
      <nav class="bottom-nav" aria-label={words().menu}>
        <For each={places().filter(({ isOnlyWide }) => !isOnlyWide)}>
          {(place) => (
            <A href={home() + place.path} end={place.path === ""}>
              <Icon name={place.icon} />
              <span>{words()[place.word]}</span>
            </A>
          )}
        </For>
      </nav>
    </>
  );
}
