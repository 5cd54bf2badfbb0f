import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { WorkshopAnswer } from "../../shared/answers";
import { mayMove, type WorkshopState, workshopStates } from "../../shared/workshop/states";
import { Button, buttonClass } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { Icon } from "../parts/icon";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { StateChip } from "./state-chip";
import type { Workshop } from "./workshops.data";

/** After the close the minutes are what goes on; to hold it once more is the exception. */
const usual: Partial<Record<WorkshopState, WorkshopState>> = {
  draft: "open",
  open: "in-progress",
  "in-progress": "closed",
};

/** Where the workshop stands, and where it can go from there. */
export function StateMoves(props: { answer: WorkshopAnswer; workshop: Workshop }) {
  const words = useWords(workshopsWords);
  const project = useProject();
  const [beginning, setBeginning] = createSignal(false);
  const state = () => props.answer.state;

  const move = createDeed(async (to: WorkshopState) => {
    await props.workshop.change({ state: to });
    tell(words().moved(words().state[to]));
    setBeginning(false);
  });
  const isIrrevocable = (to: WorkshopState) => to === "in-progress" && state() !== "closed";
  const word = (to: WorkshopState) =>
    state() === "closed" && to === "in-progress" ? words().goOn : words().move[to];

  return (
    <>
      <div class="row row--wrap state-moves">
        <StateChip state={state()} />
        <span class="small faint">{words().stateMeans[state()]}</span>
        <span class="grow" />
        <Show when={props.answer.minutes}>
          {(minutes) => (
            <A class={buttonClass({ small: true })} href={`/p/${project.facts().id}/docs/${minutes()}`}>
              <Icon name="doc" />
              {words().openMinutes}
            </A>
          )}
        </Show>
        <Show when={project.may("workshop.manage")}>
          <For each={workshopStates.filter((to) => mayMove(state(), to))}>
            {(to) => (
              <Button
                small
                kind={to === usual[state()] ? "primary" : undefined}
                busy={move.busy()}
                onClick={() => (isIrrevocable(to) ? setBeginning(true) : void move.run(to))}
              >
                {word(to)}
              </Button>
            )}
          </For>
        </Show>
      </div>
      <Show when={!beginning()}>
        <ProblemNotice problem={move.problem()} />
      </Show>
      <Dialog
        open={beginning()}
        onClose={() => setBeginning(false)}
        title={words().beginTitle}
        description={words().beginText}
      >
        <ProblemNotice problem={move.problem()} />
        <DialogActions
          onCancel={() => setBeginning(false)}
          doIt={words().move["in-progress"]}
          busy={move.busy()}
          onDo={() => void move.run("in-progress")}
        />
      </Dialog>
    </>
  );
}
