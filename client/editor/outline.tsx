import { For, Show } from "solid-js";
import type { OutlineSection } from "../../shared/document/outline";
import { editorWords } from "../words/editor";
import { useWords } from "../words/words";
import { useDesk } from "./desk";

/** The sections with how far each is written, in shape and word. A press goes there. */
export function OutlineList(props: {
  current: string | undefined;
  onGo: (id: string) => void;
  label?: string;
}) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const sections = () => desk.outline().sections;
  const go = (event: MouseEvent, id: string | null) => {
    event.preventDefault();
    if (id) props.onGo(id);
  };
  return (
    <>
      <h2>
        {words().outline}
        <span>{words().sections(sections().length)}</span>
      </h2>
      <ol>
        <For each={sections()}>
          {(section) => (
            <li>
              <a
                href={`#${section.id ?? ""}`}
                aria-current={section.id === props.current ? "location" : undefined}
                onClick={(event) => go(event, section.id)}
              >
                <span class="n">{section.number}</span>
                <span lang={desk.language()}>{section.title}</span>
                <SectionState section={section} />
              </a>
              <Show when={section.id === props.current && section.headings.some(({ level }) => level === 2)}>
                <ol class="sub">
                  <For each={section.headings.filter(({ level }) => level === 2)}>
                    {(heading) => (
                      <li>
                        <a href={`#${heading.id ?? ""}`} onClick={(event) => go(event, heading.id)}>
                          <span class="n">{heading.number}</span>
                          <span lang={desk.language()}>{heading.text}</span>
                        </a>
                      </li>
                    )}
                  </For>
                </ol>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </>
  );
}

const shapes = { empty: "state--none", partly: "state--part", filled: "state--full" } as const;

function SectionState(props: { section: OutlineSection }) {
  const words = useWords(editorWords);
  return <span class={`state ${shapes[props.section.state]}`}>{words().state[props.section.state]}</span>;
}
