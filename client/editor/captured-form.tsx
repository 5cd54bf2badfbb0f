import { createSignal, createUniqueId, For, type JSX, onMount, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import { type RegisterKind, type Visibility, visibilities } from "../../shared/register/blocks";
import { Button } from "../parts/button";
import { SelectField, TextField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { useSections } from "../registers/registers.data";
import { captureWords } from "../words/capture";
import { commonWords } from "../words/common";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { useMinutes } from "./desk";

type Name = "by" | "topic" | "document" | "section" | "owner" | "person" | "due" | "visibility";

const asked: Record<RegisterKind, readonly Name[]> = {
  input: ["by", "topic", "document", "section", "visibility"],
  decision: ["by", "topic", "visibility"],
  followUp: ["owner", "person", "due", "visibility"],
};

type Props = {
  kind: RegisterKind;
  attributes: Readonly<Record<string, unknown>>;
  onSave: (attributes: Partial<Record<Name, string | null>>) => void;
  onCancel: () => void;
  onRemove: () => void;
};

/** The facts of a captured block, in the block. Enter takes them over and goes on to its words. */
export function CapturedForm(props: Props) {
  const minutes = useMinutes();
  const words = useWords(captureWords);
  const registers = useWords(registersWords);
  const common = useWords(commonWords);
  const names = asked[props.kind];
  const people = createUniqueId();
  const organisations = createUniqueId();
  const before: Partial<Record<Name, string>> = Object.fromEntries(
    names.map((name) => [name, String(props.attributes[name] ?? "")]),
  );
  const [draft, setDraft] = createSignal(before);
  const value = (name: Name) => draft()[name] ?? "";
  const put = (name: Name) => (next: string) => setDraft((so) => ({ ...so, [name]: next }));
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

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    // Only what was changed here: somebody else may have filled in the rest meanwhile.
    const changed = names.filter((name) => value(name).trim() !== before[name]);
    props.onSave(Object.fromEntries(changed.map((name) => [name, value(name).trim() || null])));
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
  const fields: Record<Name, () => JSX.Element> = {
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
        else if (event.key === "Escape") props.onCancel();
        else return;
        event.preventDefault();
      }}
    >
      <For each={names}>{(name) => fields[name]()}</For>
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
        <Button type="submit" kind="primary" small>
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
