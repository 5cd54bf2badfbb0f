import { createEffect, createSignal, Show } from "solid-js";
import { useDesk } from "../editor/desk";
import { Button } from "../parts/button";
import { Keyed } from "../parts/keyed";
import { Loading } from "../parts/loading";
import { ProblemNotice } from "../parts/notice";
import { commonWords } from "../words/common";
import { sourceWords } from "../words/sources";
import { useWords } from "../words/words";
import { LinkAnother } from "./link-another";
import { useSectionName } from "./section-name";
import { SourceCard } from "./source-card";

/** The inputs and decisions that concern the document, or the one section; what is still to be answered first. */
export function SourcesPanel(props: { onGo: (section: string) => void }) {
  const desk = useDesk();
  const words = useWords(sourceWords);
  const common = useWords(commonWords);
  const nameOf = useSectionName();
  const [isLinking, setLinking] = createSignal(false);
  const mayLink = () => desk.may("register.write") && desk.answer().kind === "tor";
  let panel!: HTMLDivElement;

  createEffect(() => {
    if (desk.sources.claimsFocus()) requestAnimationFrame(() => panel.focus());
  });

  return (
    <div class="sources" ref={panel} tabIndex={-1}>
      <ProblemNotice
        problem={desk.sources.problem()}
        action={
          <Button small onClick={desk.sources.again}>
            {common().retry}
          </Button>
        }
      />
      <Show when={desk.sources.reach() === "section" && desk.sources.section()}>
        {(section) => <p class="small strong">{words().here(nameOf(section()))}</p>}
      </Show>
      <Show when={desk.sources.shown()} fallback={<Show when={!desk.sources.problem()}>{<Loading />}</Show>}>
        {(rows) => (
          <>
            <p class="small faint" role="status">
              {rows().length > 0 ? words().count(rows().length) : words().none[desk.sources.reach()]}
            </p>
            <ul class="source-list">
              <Keyed each={rows()} by={(row) => `${row.kind} ${row.id}`}>
                {(row) => <SourceCard row={row()} mayLink={mayLink()} onGo={props.onGo} />}
              </Keyed>
            </ul>
          </>
        )}
      </Show>
      <Show when={mayLink()}>
        <Show when={desk.sources.section()} fallback={<p class="small faint">{words().putCaret}</p>}>
          {(section) => (
            <>
              <div>
                <Button small icon="link" onClick={() => setLinking(true)}>
                  {words().another}
                </Button>
              </div>
              <LinkAnother section={section()} open={isLinking()} onClose={() => setLinking(false)} />
            </>
          )}
        </Show>
      </Show>
    </div>
  );
}
