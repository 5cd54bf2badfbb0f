import { For, Show } from "solid-js";
import type { InputAnswer } from "../../shared/register/answers";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Icon } from "../parts/icon";
import { ProblemNotice } from "../parts/notice";
import { registersWords } from "../words/registers";
import { day } from "../words/times";
import { useWords } from "../words/words";

/** Whether its giver has been told what became of it, and the givers of those that were merged into it. */
export function Telling(props: {
  row: InputAnswer;
  inform: (input: string, informed: boolean) => Promise<void>;
}) {
  const words = useWords(registersWords);
  const inform = createDeed((input: string, informed: boolean) => props.inform(input, informed));
  const isEmpty = () => props.row.informedAt === null && props.row.toTell.length === 0;
  return (
    <section class="block" aria-labelledby="telling">
      <header>
        <h2 id="telling">{words().telling}</h2>
      </header>
      <ProblemNotice problem={inform.problem()} />
      <ul class="links">
        <Show when={isEmpty()}>
          <li class="faint">{words().nothingToTell}</li>
        </Show>
        <For each={props.row.toTell}>
          {(giver) => (
            <li>
              <span class="say say--amber">
                <Icon name="clock" small />
                {words().toTell}
              </span>
              <div>
                <Button
                  small
                  icon="check"
                  class="anywhere"
                  busy={inform.busy()}
                  onClick={() => void inform.run(giver.id, true)}
                >
                  {words().markTold(giver.by ?? words().ownGiver)}
                </Button>
              </div>
            </li>
          )}
        </For>
        <Show when={props.row.informedAt}>
          {(at) => (
            <li>
              <span class="say say--green">
                <Icon name="check" small />
                {words().told(day(at()))}
              </span>
              <div>
                <Button
                  small
                  kind="quiet"
                  icon="undo"
                  busy={inform.busy()}
                  onClick={() => void inform.run(props.row.id, false)}
                >
                  {words().notToldAfterAll}
                </Button>
              </div>
            </li>
          )}
        </Show>
      </ul>
    </section>
  );
}
