import { createUniqueId, For, type JSX, type ParentProps, Show, splitProps } from "solid-js";
import { Icon } from "./icon";
import { createValidity } from "./validity";

type Labelled = {
  label: string;
  help?: string | undefined;
  /** What is wrong with it, in a sentence. */
  error?: string | undefined;
};

type FieldIds = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  onInvalid: (event: Event) => void;
};

/** Label, help and error around a control; the control spreads the given ids. */
export function Field(props: Labelled & { children: (ids: () => FieldIds) => JSX.Element }) {
  const id = createUniqueId();
  const validity = createValidity();
  const error = () => validity.say() ?? props.error;
  const ids = (): FieldIds => ({
    id,
    "aria-describedby":
      [props.help && `${id}-help`, error() && `${id}-error`].filter(Boolean).join(" ") || undefined,
    "aria-invalid": error() ? true : undefined,
    onInvalid: validity.onInvalid,
  });
  return (
    <div class="field" onInput={validity.forget}>
      <label for={id}>{props.label}</label>
      {props.children(ids)}
      <Show when={props.help}>
        <p class="help" id={`${id}-help`}>
          {props.help}
        </p>
      </Show>
      <FieldError id={`${id}-error`} error={error()} />
    </div>
  );
}

function FieldError(props: { id: string; error: string | undefined }) {
  return (
    <Show when={props.error}>
      <p class="error" id={props.id}>
        <Icon name="block" small />
        <span>{props.error}</span>
      </p>
    </Show>
  );
}

type TextProps = Labelled &
  Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "onInput" | "value"> & {
    value: string;
    onInput: (value: string) => void;
  };

export function TextField(props: TextProps) {
  const [own, rest] = splitProps(props, ["label", "help", "error", "value", "onInput"]);
  return (
    <Field label={own.label} help={own.help} error={own.error}>
      {(ids) => (
        <input
          class="input"
          {...ids()}
          {...rest}
          value={own.value}
          onInput={(event) => own.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

type Choice<Value extends string> = { value: Value; label: string };
type SelectProps<Value extends string> = Labelled & {
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  disabled?: boolean;
};

export function SelectField<Value extends string>(props: SelectProps<Value>) {
  return (
    <Field label={props.label} help={props.help} error={props.error}>
      {(ids) => (
        <select
          class="input select"
          {...ids()}
          disabled={props.disabled}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value as Value)}
        >
          <For each={props.choices}>
            {(choice) => (
              <option value={choice.value} selected={choice.value === props.value}>
                {choice.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}

/** Several controls that answer one question. */
export function Group(props: ParentProps<{ label: string; error?: string | undefined }>) {
  const id = createUniqueId();
  return (
    <fieldset class="field group" aria-describedby={props.error ? `${id}-error` : undefined}>
      <legend class="label">{props.label}</legend>
      {props.children}
      <FieldError id={`${id}-error`} error={props.error} />
    </fieldset>
  );
}

type CheckProps = ParentProps<{
  checked: boolean;
  onChange: (checked: boolean) => void;
  type?: "checkbox" | "radio";
  name?: string;
  disabled?: boolean;
  help?: string | undefined;
}>;

/** A check box or radio button with its words. */
export function Check(props: CheckProps) {
  return (
    <label class="check">
      <input
        type={props.type ?? "checkbox"}
        name={props.name}
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        {props.children}
        <Show when={props.help}>
          <span class="small faint line">{props.help}</span>
        </Show>
      </span>
    </label>
  );
}
