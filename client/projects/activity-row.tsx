import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { DocumentSummary, ProjectAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { LocalText } from "../parts/local-text";
import { projectWords } from "../words/project";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { DocumentState } from "./document-state";
import { useProject } from "./project";

type Activity = ProjectAnswer["activities"][number];

/** An activity with its documents, or the way to its first one. */
export function ActivityRow(props: {
  activity: Activity;
  documents: DocumentSummary[];
  onWrite: () => void;
}) {
  const words = useWords(projectWords);
  const terms = useWords(termWords);
  const project = useProject();
  const name = () => inLanguage(props.activity.name, language());
  return (
    <li>
      <div>
        <h3 class="h-item title">{name()}</h3>
        <p class="small faint">
          <span class="nowrap">{props.activity.code}</span>
          <Show when={props.activity.source === "discussion_issue"}> · {terms().fromDiscussion}</Show>
        </p>
      </div>
      <div>
        <ul class="links">
          <For each={props.documents}>
            {(document) => (
              <li>
                <A class="serif title" href={`docs/${document.id}`}>
                  <LocalText of={document.title} />
                </A>
                <DocumentState document={document} />
              </li>
            )}
          </For>
        </ul>
        <Show when={props.documents.length === 0}>
          <p class="small faint">
            {project.may("document.create") ? words().noDocument : words().noDocumentShown}
          </p>
          <Show when={project.may("document.create")}>
            <Button small icon="plus" onClick={() => props.onWrite()} aria-label={words().writeFor(name())}>
              {words().write}
            </Button>
          </Show>
        </Show>
      </div>
    </li>
  );
}
