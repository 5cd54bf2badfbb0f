import { createSignal, createUniqueId, For, type JSX, onMount, Show } from "solid-js";
import { inLanguage, type Localised } from "../../shared/locale/languages";
import { type RegisterKind, type Visibility, visibilities } from "../../shared/register/blocks";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Field, SelectField, TextField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { ProblemNotice } from "../parts/notice";
import { useSections } from "../registers/registers.data";
import { captureWords } from "../words/capture";
import { commonWords } from "../words/common";
import { registersWords } from "../words/registers";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { useMinutes } from "./desk";

export type FactName = "by" | "topic" | "document" | "section" | "owner" | "person" | "due" | "visibility";

const asked: Record<RegisterKind, readonly FactName[]> = {
  input: ["by", "topic", "document", "section", "visibility"],
  decision: ["by", "topic", "visibility"],
  followUp: ["owner", "person", "due", "visibility"],
};

/** What the form came to: the facts that were changed here, all of them, and the words where they are not the text's. */
export type Filled = {
  changed: Partial<Record<FactName, string | null>>;
  facts: Partial<Record<FactName, string | null>>;
  text: Localised;
};

type Props = {
  kind: RegisterKind;
  attributes: Readonly<Record<string, unknown>>;
  /** The block's words, as far as they are written. */
  text: Localised;
  onSave: (filled: Filled) => Promise<void>;
  /** Left by Escape: nothing that was typed may go. */
  onLeave: (filled: Filled) => Promise<void>;
  onCancel: () => void;
  onRemove: () => void;
};

/** The facts of a captured block, in the block. Enter takes them over and goes on to its words. */
export function CapturedForm(props: Props) {
  const minutes = useMinutes();
  const words = useWords(captureWords);
  const registers = useWords(registersWords);
  const common = useWords(commonWords);
  const terms = useWords(termWords);
  const names = asked[props.kind];
  const people = createUniqueId();
  const organisations = createUniqueId();
  const before: Partial<Record<FactName, string>> = Object.fromEntries(
    names.map((name) => [name, String(props.attributes[name] ?? "")]),
  );
  const [draft, setDraft] = createSignal(before);
  const value = (name: FactName) => draft()[name] ?? "";
  const put = (name: FactName) => (next: string) => setDraft((so) => ({ ...so, [name]: next }));
  let form!: HTMLFormElement;
  onMount(() => {
    form.querySelector("input")?.focus();
    form.scrollIntoView({ block: "nearest" });
  });

  const [sections] = useSections(() => {
    const about = minutes.documents().find(({ id }) => id === value("document"));
    if (!about) return undefined;
    return {
      document: about.id,
      language: about.languages.includes(language()) ? language() : about.bindingLanguage,
    };
  });
  const none = () => ({ value: "", label: common().none });

  const isConfidential = () => value("visibility") === "confidential";
  const textBefore = props.text;
  const [text, setText] = createSignal(textBefore);
  // Only what was changed here: somebody else may have filled in the rest meanwhile.
  const changedNames = () => names.filter((name) => value(name).trim() !== before[name]);
  const given = (some: readonly FactName[]) =>
    Object.fromEntries(some.map((name) => [name, value(name).trim() || null]));
  const filled = (): Filled => ({ changed: given(changedNames()), facts: given(names), text: text() });
  const saving = createDeed(() => props.onSave(filled()));
  const leaving = createDeed(() => props.onLeave(filled()));
  const problem = () => saving.problem() ?? leaving.problem();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void saving.run();
  };
  const leave = () => {
    if (changedNames().length > 0 || text() !== textBefore) void leaving.run();
    else props.onCancel();
  };
  const typed = (name: "by" | "owner" | "person", label: string, list: string): JSX.Element => (
    <TextField
      label={label}
      autocomplete="off"
      list={list}
      maxLength={200}
      value={value(name)}
      onInput={put(name)}
    />
  );
  const fields: Record<FactName, () => JSX.Element> = {
    by: () => typed("by", words().by, people),
    owner: () => typed("owner", registers().owner, organisations),
    person: () => typed("person", words().person, people),
    due: () => <TextField label={registers().due} type="date" value={value("due")} onInput={put("due")} />,
    topic: () => (
      <SelectField
        label={registers().topic}
        value={value("topic")}
        choices={[
          none(),
          ...minutes.topics().map(({ id, name }) => ({ value: id, label: inLanguage(name, language()) })),
        ]}
        onChange={put("topic")}
      />
    ),
    document: () => (
      <SelectField
        label={words().document}
        value={value("document")}
        choices={[
          none(),
          ...minutes
            .documents()
            .map(({ id, title }) => ({ value: id, label: inLanguage(title, language()) })),
        ]}
        onChange={(next) => setDraft((so) => ({ ...so, document: next, section: "" }))}
      />
    ),
    section: () => (
      <SelectField
        label={words().section}
        value={value("section")}
        disabled={!value("document")}
        choices={[none(), ...(heldBy(sections) ?? []).map(({ id, title }) => ({ value: id, label: title }))]}
        onChange={put("section")}
      />
    ),
    visibility: () => (
      <SelectField<Visibility>
        label={registers().visibility}
        value={(value("visibility") || "public") as Visibility}
        choices={visibilities.map((each) => ({ value: each, label: registers().visibilities[each] }))}
        onChange={put("visibility")}
      />
    ),
  };

  return (
    <form
      ref={form}
      class="cap-form"
      aria-label={words().details}
      onSubmit={submit}
      onKeyDown={(event) => {
        // In a list of choices Enter opens the list.
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
        else if (event.key === "Escape") leave();
        else return;
        event.preventDefault();
      }}
    >
      <For each={names}>{(name) => fields[name]()}</For>
      <Show when={isConfidential()}>
        <div class="cap-words">
          <p class="small muted">{words().confidedTo}</p>
          <For each={minutes.languages()}>
            {(each) => (
              <Field label={words().wordsIn(terms().language[each])}>
                {(ids) => (
                  <textarea
                    class="input"
                    rows={2}
                    lang={each}
                    maxLength={10_000}
                    {...ids()}
                    value={text()[each] ?? ""}
                    onInput={(event) => {
                      const next = event.currentTarget.value;
                      setText((so) => ({ ...so, [each]: next }));
                    }}
                  />
                )}
              </Field>
            )}
          </For>
        </div>
      </Show>
      <Show when={before.visibility === "confidential" && !isConfidential()}>
        <p class="cap-words small">{words().reveals}</p>
      </Show>
      <ProblemNotice problem={problem()} />
      <datalist id={people}>
        <For each={minutes.participants()}>{(name) => <option value={name} />}</For>
        <Show when={props.kind !== "followUp"}>
          <For each={minutes.organisations()}>{(name) => <option value={name} />}</For>
        </Show>
      </datalist>
      <datalist id={organisations}>
        <For each={minutes.organisations()}>{(name) => <option value={name} />}</For>
      </datalist>
      <div class="row row--wrap">
        <Button type="submit" kind="primary" small busy={saving.busy() || leaving.busy()}>
          {common().save}
        </Button>
        <Button small onClick={props.onCancel}>
          {common().cancel}
        </Button>
        <span class="grow" />
        <Button small kind="quiet" onClick={props.onRemove}>
          {words().remove}
        </Button>
      </div>
    </form>
  );
}
