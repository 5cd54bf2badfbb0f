import { A } from "@solidjs/router";
import { createUniqueId, For } from "solid-js";
import type { DocumentSummary } from "../../shared/answers";
import { LocalText } from "../parts/local-text";
import { DocumentState } from "./document-state";

/** A short list of documents under a heading. */
export function DocumentLinks(props: { title: string; documents: readonly DocumentSummary[] }) {
  const id = createUniqueId();
  return (
    <section class="block" aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
      </header>
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
    </section>
  );
}
