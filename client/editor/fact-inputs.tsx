import { For, type JSX, Match, Switch } from "solid-js";
import type { FieldDefinition, FieldValue } from "../../shared/document/form";
import { inLanguage, isLanguage, type Localised } from "../../shared/locale/languages";
import { currencies, isCurrency } from "../../shared/locale/money";
import { Check, Group, SelectField, TextField } from "../parts/field";
import { editorWords } from "../words/editor";
import { termWords } from "../words/terms";
import { useWords } from "../words/words";
import { useDesk } from "./desk";
import { amountFrom, amountText, numberFrom } from "./fact-numbers";
import { labelOf } from "./views/field-view";

type Props = {
  definition: FieldDefinition;
  value: FieldValue | undefined;
  onInput: (value: FieldValue | undefined) => void;
  error: string | undefined;
};

/** The inputs for a fact of each kind. An input that is emptied takes the fact away. */
export function FactInputs(props: Props) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const terms = useWords(termWords);
  const label = () => labelOf(desk, props.definition.key, desk.language());
  const kind = () => props.definition.kind;
  const held = () => (props.value?.kind === kind() ? props.value.value : undefined);
  const put = (value: unknown) =>
    props.onInput(value === undefined || value === "" ? undefined : ({ kind: kind(), value } as FieldValue));
  const options = () =>
    (props.definition.options ?? []).map((option) => ({
      value: option.key,
      label: inLanguage(option.label, desk.language()),
    }));
  const chosen = (choices: { value: string; label: string }[]): JSX.Element => (
    <SelectField
      label={label()}
      value={typeof held() === "string" ? String(held()) : ""}
      choices={[{ value: "", label: words().choose }, ...choices]}
      onChange={put}
    />
  );
  const dated = (type: "date" | "month" | "time"): JSX.Element => (
    <TextField label={label()} type={type} value={String(held() ?? "")} onInput={put} error={props.error} />
  );

  return (
    <Switch>
      <Match when={kind() === "text" || kind() === "person" || kind() === "organisation"}>
        <Localisation {...props} label={label()} put={put} />
      </Match>
      <Match when={kind() === "document_number"}>
        <TextField label={label()} value={String(held() ?? "")} maxLength={200} onInput={put} />
      </Match>
      <Match when={kind() === "number" || kind() === "percent"}>
        <TextField
          label={kind() === "percent" ? `${label()} (%)` : label()}
          inputMode="decimal"
          value={held() === undefined ? "" : String(held())}
          onInput={(typed) => put(numberFrom(typed))}
          error={props.error}
        />
      </Match>
      <Match when={kind() === "money"}>
        <Money {...props} put={put} />
      </Match>
      <Match when={kind() === "date"}>{dated("date")}</Match>
      <Match when={kind() === "month"}>{dated("month")}</Match>
      <Match when={kind() === "time"}>{dated("time")}</Match>
      <Match when={kind() === "period"}>
        <Period {...props} put={put} />
      </Match>
      <Match when={kind() === "choice"}>{chosen(options())}</Match>
      <Match when={kind() === "choices"}>
        <Group label={label()}>
          <For each={options()}>
            {(option) => (
              <Check
                checked={isIn(held(), option.value)}
                onChange={(isOn) => {
                  const rest = listOf(held()).filter((each) => each !== option.value);
                  const next = isOn ? [...rest, option.value] : rest;
                  put(next.length > 0 ? next : undefined);
                }}
              >
                {option.label}
              </Check>
            )}
          </For>
        </Group>
      </Match>
      <Match when={kind() === "checkbox"}>
        <Check checked={held() === true} onChange={put}>
          {label()}
        </Check>
      </Match>
      <Match when={kind() === "language"}>
        {chosen(Object.entries(terms().language).map(([value, name]) => ({ value, label: name })))}
      </Match>
      <Match when={kind() === "activity"}>
        {chosen(
          desk
            .activities()
            .map((activity) => ({ value: activity.id, label: inLanguage(activity.name, desk.language()) })),
        )}
      </Match>
    </Switch>
  );
}

type Part = Props & { put: (value: unknown) => void };

/** The text in view first, then the document's other languages: what is typed once serves all of them. */
function Localisation(props: Part & { label: string }) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const terms = useWords(termWords);
  const text = (): Localised => {
    const value = props.value?.value;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Localised) : {};
  };
  const order = () => [
    desk.language(),
    ...desk.answer().languages.filter((each) => each !== desk.language()),
  ];
  return (
    <For each={order()}>
      {(language) => (
        <TextField
          label={words().factIn(props.label, terms().language[language])}
          lang={language}
          maxLength={2000}
          value={text()[language] ?? ""}
          onInput={(typed) => {
            const entries = Object.entries({ ...text(), [language]: typed });
            const filled = entries.filter(([of, words]) => isLanguage(of) && words.trim() !== "");
            props.put(filled.length > 0 ? Object.fromEntries(filled) : undefined);
          }}
        />
      )}
    </For>
  );
}

function Money(props: Part) {
  const words = useWords(editorWords);
  const held = () =>
    props.value?.kind === "money" ? props.value.value : { minor: Number.NaN, currency: "IDR" };
  const currency = () => (isCurrency(held().currency) ? (held().currency as keyof typeof currencies) : "IDR");
  const put = (amount: string, of: keyof typeof currencies) => {
    const minor = amountFrom(amount, of);
    props.put(minor === undefined ? undefined : { minor, currency: of });
  };
  // What is typed stays as it is typed; only its meaning is kept in the value.
  let typed = amountText(held().minor, currency());
  return (
    <div class="row">
      <TextField
        label={words().amount}
        inputMode="decimal"
        value={typed}
        onInput={(text) => {
          typed = text;
          put(text, currency());
        }}
        error={props.error}
      />
      <SelectField
        label={words().currency}
        value={currency()}
        choices={(Object.keys(currencies) as (keyof typeof currencies)[]).map((each) => ({
          value: each,
          label: each,
        }))}
        onChange={(of) => put(typed, of)}
      />
    </div>
  );
}

function Period(props: Part) {
  const words = useWords(editorWords);
  const held = () => (props.value?.kind === "period" ? props.value.value : { start: "", end: "" });
  const put = (next: { start: string; end: string }) => props.put(next.start || next.end ? next : undefined);
  return (
    <div class="row row--wrap">
      <TextField
        label={words().from}
        type="date"
        value={held().start}
        onInput={(start) => put({ ...held(), start })}
        error={props.error}
      />
      <TextField
        label={words().to}
        type="date"
        value={held().end}
        onInput={(end) => put({ ...held(), end })}
      />
    </div>
  );
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : []);
const isIn = (value: unknown, option: string) => listOf(value).includes(option);
