import { createSignal, For } from "solid-js";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { Button, IconButton } from "./button";
import { SelectField } from "./field";

export type OneOfMany = { id: string; label: string };

type Props = {
  label: string;
  /** What stands where none is chosen. */
  none: string;
  chosen: readonly OneOfMany[];
  choices: readonly OneOfMany[];
  onAdd: (id: string) => void;
  onRemove: (id: string) => void;
};

/** Some of a list: those that are chosen, each with a button that takes it away, and one more to choose. */
export function SeveralOf(props: Props) {
  const words = useWords(commonWords);
  const [next, setNext] = createSignal("");
  let whole!: HTMLElement;
  const left = () => props.choices.filter(({ id }) => !props.chosen.some((one) => one.id === id));
  // The button that was pressed goes, or has nothing more to do.
  const focusSelect = () => whole.querySelector("select")?.focus();
  function add() {
    if (!next()) return focusSelect();
    props.onAdd(next());
    setNext("");
    focusSelect();
  }
  return (
    <section class="several" ref={whole} aria-label={props.label}>
      <div class="several-more">
        <SelectField
          label={props.label}
          value={next()}
          choices={[
            { value: "", label: words().chooseOne },
            ...left().map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={setNext}
        />
        <Button icon="plus" onClick={add} aria-label={words().addTo(props.label)}>
          {words().add}
        </Button>
      </div>
      <ul>
        <For each={props.chosen} fallback={<li class="small faint">{props.none}</li>}>
          {(one) => (
            <li>
              <span class="grow anywhere">{one.label}</span>
              <IconButton
                icon="close"
                small
                label={words().takeAway(one.label)}
                onClick={() => {
                  props.onRemove(one.id);
                  focusSelect();
                }}
              />
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
