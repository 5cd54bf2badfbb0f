import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { ProjectSummary } from "../../shared/answers";
import { Button } from "../parts/button";
import { LocalText } from "../parts/local-text";
import { homeWords } from "../words/home";
import { termWords } from "../words/terms";
import { useWords } from "../words/words";

export function MyProjects(props: {
  projects: readonly ProjectSummary[];
  onBegin?: (() => void) | undefined;
}) {
  const words = useWords(homeWords);
  const terms = useWords(termWords);
  return (
    <section class="block" aria-labelledby="projects">
      <header>
        <h2 id="projects">{words().projects}</h2>
        <Show when={props.onBegin}>
          {(begin) => (
            <Button kind="quiet" small icon="plus" class="more" onClick={() => begin()()}>
              {words().newProject}
            </Button>
          )}
        </Show>
      </header>
      <ul class="projects">
        <For each={props.projects}>
          {(project) => (
            <li>
              <A class="proj" href={`/p/${project.id}`}>
                <span class="h-item title">
                  <LocalText of={project.name} />
                </span>
                <span class="small faint">
                  {words().youAre(terms().role[project.role])} · {words().documents(project.documents)}
                </span>
              </A>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
