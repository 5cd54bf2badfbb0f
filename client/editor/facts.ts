import { type Accessor, createSignal, onCleanup } from "solid-js";
import type * as Y from "yjs";
import type { DocumentAnswer } from "../../shared/answers";
import { fieldShower, isFieldValue, type NamedActivity, type ShownField } from "../../shared/document/fields";
import type { FieldDefinition, FieldValue } from "../../shared/document/form";
import { fieldsRoot } from "../../shared/document/schema";
import type { Language } from "../../shared/locale/languages";

/** The facts of a document: typed once, shown in every language's own form. */
export type Facts = {
  definition: (key: string) => FieldDefinition | undefined;
  /** As it is stored, or undefined when nobody has given it, or when what stands there is no such value. */
  value: (key: string) => FieldValue | undefined;
  shown: (key: string, language: Language) => ShownField;
  /** Undefined takes the fact away. Returns the way back, which does nothing once somebody has changed it again. */
  set: (key: string, value: FieldValue | undefined) => () => void;
  /** Called after any change of a fact, by whomever. */
  onChange: (listener: () => void) => void;
};

export function createFacts(
  doc: Y.Doc,
  answer: Accessor<DocumentAnswer>,
  activities: Accessor<readonly NamedActivity[]>,
): Facts {
  const map = doc.getMap<FieldValue>(fieldsRoot);
  const [stored, setStored] = createSignal<Record<string, unknown>>(map.toJSON());
  const listeners = new Set<() => void>();

  const look = () => {
    setStored(map.toJSON());
    for (const listener of listeners) listener();
  };
  map.observe(look);
  onCleanup(() => map.unobserve(look));

  const put = (key: string, value: FieldValue | undefined) =>
    value === undefined ? map.delete(key) : map.set(key, value);

  const definition = (key: string) => answer().form.fields[key];
  return {
    definition,
    value: (key) => {
      const about = definition(key);
      const value = (about?.bound ? answer().bound : stored())[key];
      return isFieldValue(value, about) ? value : undefined;
    },
    shown: (key, language) => {
      const { form, bound } = answer();
      return fieldShower({ form, bound, fields: stored(), language, activities: activities() })(key);
    },
    // Text and facts are undone apart: Ctrl+Z in the text must not change a date three pages away.
    set: (key, value) => {
      const before = map.get(key);
      put(key, value);
      return () => {
        if (JSON.stringify(map.get(key)) === JSON.stringify(value)) put(key, before);
      };
    },
    onChange: (listener) => {
      listeners.add(listener);
      onCleanup(() => listeners.delete(listener));
    },
  };
}
