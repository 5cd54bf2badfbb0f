import { createSignal } from "solid-js";
import type { WorkshopAnswer } from "../../shared/answers";
import { type ItemKind, itemKinds, longestItem } from "../../shared/workshop/programme";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { SelectField, TextField } from "../parts/field";
import { ProblemNotice } from "../parts/notice";
import { useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import type { Workshop } from "./workshops.data";
import { writingLanguage } from "./writing-language";

/** Below the programme: the next item. The focus stays, so that one after the other can be typed. */
export function NewItem(props: { answer: WorkshopAnswer; add: Workshop["addItem"] }) {
  const words = useWords(workshopsWords);
  const [title, setTitle] = createSignal("");
  const [kind, setKind] = createSignal<ItemKind>("talk");
  const [minutes, setMinutes] = createSignal("");
  let form!: HTMLFormElement;
  const written = () => writingLanguage(props.answer.languages);

  const add = createDeed(async () => {
    await props.add({
      kind: kind(),
      title: { [written()]: title().trim() },
      minutes: minutes() === "" ? null : Number(minutes()),
      after: props.answer.programme.at(-1)?.id ?? null,
    });
    setTitle("");
    setMinutes("");
    form.querySelector("input")?.focus();
  });

  return (
    <form
      ref={form}
      class="new-item"
      onSubmit={(event) => {
        event.preventDefault();
        if (title().trim()) void add.run();
      }}
    >
      <TextField
        label={words().itemTitle}
        lang={written()}
        maxLength={300}
        autocomplete="off"
        required
        value={title()}
        onInput={setTitle}
        error={add.errorFor(`title.${written()}`)}
      />
      <SelectField
        label={words().item.kind}
        value={kind()}
        choices={itemKinds.map((value) => ({ value, label: words().kind[value] }))}
        onChange={setKind}
      />
      <TextField
        label={words().item.minutes}
        type="number"
        min="0"
        max={longestItem}
        inputmode="numeric"
        value={minutes()}
        onInput={setMinutes}
        error={add.errorFor("minutes")}
      />
      <Button type="submit" icon="plus" busy={add.busy()}>
        {words().addItem}
      </Button>
      <ProblemNotice problem={add.problem()} />
    </form>
  );
}
