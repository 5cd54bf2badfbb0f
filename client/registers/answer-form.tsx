import { For, Show } from "solid-js";
import { languages } from "../../shared/locale/languages";
import { dispositionCodes, dispositionWords } from "../../shared/register/dispositions";
import type { MissingInAnswer } from "../../shared/register/missing";
import type { ShownProblem } from "../api";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Field, SelectField, TextField } from "../parts/field";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { commonWords } from "../words/common";
import { registersWords } from "../words/registers";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import type { AnswerDraft } from "./answer-draft";
import type { InputChanges } from "./registers.data";
import { MissingFacts } from "./row-facts";

/** The outcome, the answer in three languages, and who sees to it. */
export function AnswerForm(props: { draft: AnswerDraft; change: (changes: InputChanges) => Promise<void> }) {
  const words = useWords(registersWords);
  const common = useWords(commonWords);
  const terms = useWords(termWords);
  const { draft } = props;

  const save = createDeed(async () => {
    await props.change(draft.typed());
    draft.isSaved();
    tell(words().saved);
  });
  const choices = () => [
    { value: "" as const, label: words().chooseDisposition },
    ...dispositionCodes.map((value) => ({ value, label: dispositionWords[language()][value] })),
  ];

  return (
    <form
      class="reg-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run();
      }}
    >
      <SelectField
        label={words().disposition}
        value={draft.disposition()}
        choices={choices()}
        onChange={draft.setDisposition}
      />
      <For each={languages}>
        {(each) => (
          <Field label={words().answerIn(terms().language[each])} error={save.errorFor(`answer.${each}`)}>
            {(ids) => (
              <textarea
                class="input"
                {...ids()}
                lang={each}
                rows={2}
                maxLength={10_000}
                value={draft.answer()[each] ?? ""}
                onInput={(event) => draft.setAnswer({ ...draft.answer(), [each]: event.currentTarget.value })}
              />
            )}
          </Field>
        )}
      </For>
      <Show when={draft.asksDestination()}>
        <TextField
          label={words().destination}
          maxLength={500}
          value={draft.destination()}
          onInput={draft.setDestination}
          error={save.errorFor("destination")}
        />
      </Show>
      <TextField
        label={words().responsible}
        maxLength={500}
        value={draft.responsible()}
        onInput={draft.setResponsible}
        error={save.errorFor("responsible")}
      />
      <AnswerProblem problem={save.problem()} />
      <div>
        <Button type="submit" kind="primary" busy={save.busy()}>
          {common().save}
        </Button>
      </div>
    </form>
  );
}

/** A refusal; of an answer that is not complete, what it lacks. */
export function AnswerProblem(props: { problem: ShownProblem | undefined }) {
  const missing = () =>
    props.problem?.kind === "answer-incomplete"
      ? ((props.problem.facts?.missing ?? "").split(" ").filter(Boolean) as MissingInAnswer[])
      : [];
  return (
    <>
      <ProblemNotice problem={props.problem} />
      <MissingFacts of={missing()} />
    </>
  );
}
