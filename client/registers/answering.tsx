import { createEffect, on } from "solid-js";
import type { InputAnswer } from "../../shared/register/answers";
import { createAnswerDraft } from "./answer-draft";
import { AnswerForm } from "./answer-form";
import { InputSteps } from "./input-steps";
import type { InputChanges } from "./registers.data";

/** What is answered, and the steps that may follow; a step takes along what is typed and not saved yet. */
export function Answering(props: {
  row: InputAnswer;
  mayApprove: boolean;
  change: (changes: InputChanges) => Promise<void>;
}) {
  const draft = createAnswerDraft(props.row);
  createEffect(
    on(
      () => props.row,
      (row) => draft.follow(row),
      { defer: true },
    ),
  );
  const move = async (state: NonNullable<InputChanges["state"]>) => {
    await props.change({ ...draft.unsaved(), state });
    draft.isSaved();
  };
  return (
    <>
      <AnswerForm draft={draft} change={props.change} />
      <InputSteps row={props.row} mayApprove={props.mayApprove} move={move} />
    </>
  );
}
