import { batch, createSignal } from "solid-js";
import type { Localised } from "../../shared/locale/languages";
import type { InputAnswer } from "../../shared/register/answers";
import { type Disposition, needsDestination } from "../../shared/register/dispositions";
import { filled } from "../parts/localised-fields";
import type { InputChanges } from "./registers.data";

export type AnswerDraft = ReturnType<typeof createAnswerDraft>;

/** The answer to an input as it is being typed. */
export function createAnswerDraft(row: InputAnswer) {
  const [disposition, setDisposition] = createSignal<Disposition | "">(row.disposition ?? "");
  const [answer, setAnswer] = createSignal<Localised>(row.answer);
  const [destination, setDestination] = createSignal(row.destination ?? "");
  const [responsible, setResponsible] = createSignal(row.responsible ?? "");

  const asksDestination = () => {
    const code = disposition();
    return code !== "" && needsDestination(code);
  };
  const typed = (): InputChanges => ({
    disposition: disposition() || null,
    answer: answer(),
    destination: (asksDestination() && destination().trim()) || null,
    responsible: responsible().trim() || null,
  });
  const print = () => JSON.stringify({ ...typed(), answer: filled(answer()) });
  // Against what stood here, not against the row of now: who typed nothing must not undo what others saved meanwhile.
  let saved = print();

  return {
    disposition,
    setDisposition,
    answer,
    setAnswer,
    destination,
    setDestination,
    responsible,
    setResponsible,
    asksDestination,
    typed,
    /** What is typed and not saved yet; nothing when that is nothing. */
    unsaved: (): InputChanges => (print() === saved ? {} : typed()),
    isSaved() {
      saved = print();
    },
    /** What others saved shows, but never under the hands of whoever types. */
    follow(row: InputAnswer) {
      if (print() !== saved) return;
      batch(() => {
        setDisposition(row.disposition ?? "");
        setAnswer(row.answer);
        setDestination(row.destination ?? "");
        setResponsible(row.responsible ?? "");
      });
      saved = print();
    },
  };
}
