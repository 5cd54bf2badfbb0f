import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { For, type JSX, type ParentProps, Show } from "solid-js";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { Icon, type IconName } from "./icon";

type Props = ParentProps<{
  /** What stands on the button; with `label`, a sign only. */
  trigger: JSX.Element;
  /** The button's spoken name where the trigger is only a sign. */
  label?: string;
  class?: string;
}>;

/** A button that opens a list of things to do: arrow keys, first letters, Escape. */
export function Menu(props: Props) {
  const words = useWords(commonWords);
  return (
    <DropdownMenu gutter={4} modal={false} placement="bottom-end">
      <DropdownMenu.Trigger class={props.class ?? "btn"} title={props.label}>
        {props.trigger}
        <Show when={props.label}>
          <span class="visually-hidden">{props.label}</span>
        </Show>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        {/* A landmark of its own: at the end of the body it would stand outside of all others. */}
        <section aria-label={props.label ?? words().menu}>
          <DropdownMenu.Content class="float menu">{props.children}</DropdownMenu.Content>
        </section>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

export function MenuItem(
  props: ParentProps<{ onSelect: () => void; icon?: IconName; danger?: boolean; key?: string }>,
) {
  return (
    <DropdownMenu.Item onSelect={() => props.onSelect()} classList={{ "is-danger": props.danger }}>
      <Show when={props.icon}>{(icon) => <Icon name={icon()} />}</Show>
      <span class="grow">{props.children}</span>
      <Show when={props.key}>
        <span class="key">{props.key}</span>
      </Show>
    </DropdownMenu.Item>
  );
}

export const MenuRule = () => <DropdownMenu.Separator />;

type Choice<Value extends string> = { value: Value; label: string; lang?: string };

/** One of several, with a tick at the current one. */
export function MenuChoices<Value extends string>(props: {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChoose: (value: Value) => void;
}) {
  return (
    <DropdownMenu.RadioGroup
      class="menu-group"
      value={props.value}
      onChange={(value) => props.onChoose(value as Value)}
    >
      <DropdownMenu.GroupLabel class="menu-label">{props.label}</DropdownMenu.GroupLabel>
      <For each={props.choices}>
        {(choice) => (
          <DropdownMenu.RadioItem value={choice.value} lang={choice.lang}>
            <span class="menu-tick">
              <DropdownMenu.ItemIndicator>
                <Icon name="check" />
              </DropdownMenu.ItemIndicator>
            </span>
            <span>{choice.label}</span>
          </DropdownMenu.RadioItem>
        )}
      </For>
    </DropdownMenu.RadioGroup>
  );
}
