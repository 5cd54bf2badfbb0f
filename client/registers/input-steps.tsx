import { For } from "solid-js";
import type { InputAnswer } from "../../shared/register/answers";
import {
  type InputState,
  inputStates,
  mayStep,
  needsApproval,
  stateWords,
} from "../../shared/register/states";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { tell } from "../parts/toast";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { AnswerProblem } from "./answer-form";

/** The steps that may follow, for whoever may take them. */
export function InputSteps(props: {
  row: InputAnswer;
  mayApprove: boolean;
  move: (to: Exclude<InputState, "merged">) => Promise<void>;
}) {
  const words = useWords(registersWords);
  const next = () =>
    inputStates
      .filter((state) => state !== "merged")
      .filter(
        (state) =>
          state !== props.row.state &&
          mayStep("input", props.row.state, state) &&
          (!needsApproval(props.row.state, state) || props.mayApprove),
      );
  const move = createDeed(async (state: ReturnType<typeof next>[number]) => {
    await props.move(state);
    tell(words().moved(stateWords[language()][state]));
  });
  return (
    <div class="stack">
      <AnswerProblem problem={move.problem()} />
      <div class="row row--wrap">
        <For each={next()}>
          {(state) => (
            <Button busy={move.busy()} onClick={() => void move.run(state)}>
              {words().moves[state]}
            </Button>
          )}
        </For>
      </div>
    </div>
  );
}
