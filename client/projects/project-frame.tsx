import { A, useLocation, useNavigate, useParams } from "@solidjs/router";
import { For, type ParentProps, Show } from "solid-js";
import type { ProjectAnswer } from "../../shared/answers";
import { Bar } from "../account/bar";
import { Icon, type IconName } from "../parts/icon";
import { LocalText } from "../parts/local-text";
import { Menu, MenuItem } from "../parts/menu";
import { projectWords } from "../words/project";
import { useWords } from "../words/words";

type Place = {
  path: string;
  word:
    | "overview"
    | "documents"
    | "workshops"
    | "inputs"
    | "decisions"
    | "followUps"
    | "coordination"
    | "people"
    | "settings";
  icon: IconName;
};

/** As many as have room at the bottom of a phone beside "More", which holds the rest. */
const placesOnPhone = 4;

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
    { path: "/decisions", word: "decisions", icon: "decision" },
    { path: "/follow-ups", word: "followUps", icon: "flag" },
    ...(props.project?.may.includes("coordination.read")
      ? [{ path: "/coordination", word: "coordination", icon: "table" } as const]
      : []),
    ...(props.project?.may.includes("people.read")
      ? [{ path: "/people", word: "people", icon: "people" } as const]
      : []),
  ];
  /** Seldom needed: no tab of its own, a button of the overview leads there. */
  const besidesTabs = (): Place[] =>
    props.project?.may.includes("project.change")
      ? [{ path: "/settings", word: "settings", icon: "settings" }]
      : [];

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
        <For each={places().slice(0, placesOnPhone)}>
          {(place) => (
            <A href={home() + place.path} end={place.path === ""}>
              <Icon name={place.icon} />
              <span>{words()[place.word]}</span>
            </A>
          )}
        </For>
        <More places={[...places().slice(placesOnPhone), ...besidesTabs()]} home={home()} />
      </nav>
    </>
  );
}

function More(props: { places: readonly Place[]; home: string }) {
  const words = useWords(projectWords);
  const location = useLocation();
  const navigate = useNavigate();
  const here = () => props.places.find(({ path }) => location.pathname.startsWith(props.home + path));
  return (
    <Menu
      class={here() ? "is-here" : ""}
      trigger={
        <>
          <Icon name="more" />
          <span>{words().more}</span>
          <Show when={here()}>
            {(place) => <span class="visually-hidden"> ({words()[place().word]})</span>}
          </Show>
        </>
      }
    >
      <For each={props.places}>
        {(place) => (
          <MenuItem icon={place.icon} onSelect={() => navigate(props.home + place.path)}>
            {words()[place.word]}
          </MenuItem>
        )}
      </For>
    </Menu>
  );
}
