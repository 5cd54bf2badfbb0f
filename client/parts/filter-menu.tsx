import { Icon } from "./icon";
import { Menu, MenuChoices } from "./menu";

type Choice<Value extends string> = { value: Value; label: string };

/** A chip that narrows a list: "Kind: All ⌄". The empty value stands for all. */
export function FilterMenu<Value extends string>(props: {
  label: string;
  all: string;
  value: Value | "";
  choices: readonly Choice<Value>[];
  onChoose: (value: Value | "") => void;
}) {
  const choices = () => [{ value: "" as const, label: props.all }, ...props.choices];
  const current = () => choices().find((choice) => choice.value === props.value)?.label ?? props.all;
  return (
    <Menu
      class="chip"
      trigger={
        <>
          {props.label}: {current()}
          <Icon name="down" small />
        </>
      }
    >
      <MenuChoices label={props.label} value={props.value} choices={choices()} onChoose={props.onChoose} />
    </Menu>
  );
}
