import { For } from "solid-js";
import type { InputAnswer } from "../../shared/register/answers";
import { LocalText } from "../parts/local-text";
import { projectorWords } from "../words/projector";
import { useWords } from "../words/words";

/** So many stand on a wall without being small. */
const shown = 3;

export function LatestInputs(props: { inputs: InputAnswer[] }) {
  const words = useWords(projectorWords);
  // Nobody named is not the same as somebody who does not want to be.
  const giver = ({ by, visibility }: InputAnswer) =>
    by ?? (visibility === "not_for_attribution" ? words().unnamed : "");
  return (
    <section class="wall-inputs">
      <h2 class="wall-label">{words().inputs}</h2>
      <ul aria-live="polite">
        <For each={props.inputs.slice(0, shown)} fallback={<li class="wall-label">{words().noInputs}</li>}>
          {(input) => (
            <li>
              <p>
                <b>{giver(input)}</b>{" "}
                <span class="wall-label num">{words().input(String(input.number))}</span>
              </p>
              <p class="serif">
                <LocalText of={input.text} />
              </p>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
