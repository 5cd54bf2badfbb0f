import { type JSX, Match, Switch } from "solid-js";
import type { LetterFact } from "../../shared/letter/fill";
import type { LetterField } from "../../shared/letter/letter-template";
import { inLanguage } from "../../shared/locale/languages";
import { Field, Group, SelectField } from "../parts/field";
import { InPlace } from "../parts/in-place";
import { orTell } from "../parts/or-tell";
import { lettersWords } from "../words/letters";
import { language, useWords } from "../words/words";

type Props = {
  field: LetterField;
  value: LetterFact | undefined;
  save: (value: LetterFact | null) => Promise<void>;
};

/** One fact of a letter, changed where it stands. */
export function LetterFactField(props: Props): JSX.Element {
  const words = useWords(lettersWords);
  const label = () => {
    const name = inLanguage(props.field.label, language());
    return props.field.isRequired ? name : words().optional(name);
  };
  const text = () => (typeof props.value === "string" ? props.value : "");
  const period = () => (typeof props.value === "object" ? props.value : { start: "", end: "" });
  /** A period is stored once both its days are there. */
  const half: { start: string; end: string } = { start: "", end: "" };
  const savePeriod = async (which: "start" | "end", value: string) => {
    const next = { start: half.start || period().start, end: half.end || period().end, [which]: value };
    half[which] = value;
    if (next.start && next.end) await props.save(next);
  };
  const inputType = () =>
    props.field.type === "date" ? "date" : props.field.type === "number" ? "number" : "text";
  return (
    <Switch
      fallback={
        <Field label={label()}>
          {(ids) => (
            <InPlace
              {...ids()}
              type={inputType()}
              maxLength={300}
              value={text()}
              save={(value) => props.save(value || null)}
            />
          )}
        </Field>
      }
    >
      <Match when={props.field.type === "choice"}>
        <SelectField
          label={label()}
          value={text()}
          choices={[
            { value: "", label: words().choose },
            ...props.field.options.map((option) => ({
              value: option.key,
              label: inLanguage(option.label, language()),
            })),
          ]}
          onChange={(value) => void orTell(props.save(value || null), () => {})}
        />
      </Match>
      <Match when={props.field.type === "period"}>
        <Group label={label()}>
          <div class="two">
            <Field label={words().from}>
              {(ids) => (
                <InPlace
                  {...ids()}
                  type="date"
                  value={period().start}
                  save={(value) => savePeriod("start", value)}
                />
              )}
            </Field>
            <Field label={words().to}>
              {(ids) => (
                <InPlace
                  {...ids()}
                  type="date"
                  value={period().end}
                  save={(value) => savePeriod("end", value)}
                />
              )}
            </Field>
          </div>
        </Group>
      </Match>
      <Match when={props.field.type === "lines"}>
        <Field label={label()}>
          {(ids) => (
            <textarea
              class="input"
              rows={3}
              maxLength={5000}
              {...ids()}
              value={text()}
              onChange={(event) =>
                void orTell(props.save(event.currentTarget.value.trim() || null), () => {})
              }
            />
          )}
        </Field>
      </Match>
    </Switch>
  );
}
