import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type Accessor, createSignal, onCleanup } from "solid-js";
import type { ShownField } from "../../shared/document/fields";
import type { DocumentForm } from "../../shared/document/form";
import type { NodeJson } from "../../shared/document/json";
import { type Outline, outlineOf } from "../../shared/document/outline";
import { inLanguage, type Language } from "../../shared/locale/languages";
import { numberedHeadings } from "./extensions/numbers";

/** What a text is made of: its outline, and the numbers that references and footnotes show. */
export type BodyIndex = { outline: Outline; numbers: ReadonlyMap<string, string> };

const none: BodyIndex = { outline: { sections: [], coverage: 0 }, numbers: new Map() };

/** Reading a long text takes some milliseconds: it is done when typing pauses. */
const pause = 250;

export function bodyIndex(parts: {
  editor: Editor;
  form: Accessor<DocumentForm>;
  language: Language;
  shownField: (key: string) => ShownField;
  onFactsChange: (listener: () => void) => void;
}): Accessor<BodyIndex> {
  const { editor, form, language } = parts;
  const [index, setIndex] = createSignal<BodyIndex>(none);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = () => {
    timer = undefined;
    if (editor.isDestroyed) return;
    const { doc } = editor.state;
    const outline = outlineOf(doc.toJSON() as NodeJson, form(), parts.shownField, language);
    setIndex({ outline, numbers: numbersIn(doc, inLanguage(form().numbering, language)) });
  };
  const readSoon = (delay: number) => {
    timer ??= setTimeout(read, delay);
  };

  editor.on("create", () => readSoon(0));
  editor.on("update", () => readSoon(pause));
  parts.onFactsChange(() => readSoon(pause));
  onCleanup(() => clearTimeout(timer));
  return index;
}

function numbersIn(doc: Node, pattern: string): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const { position, node, number } of numberedHeadings(doc, pattern)) {
    const holder = node.type.name === "title" ? doc.resolve(position).parent : node;
    if (holder.attrs.id) numbers.set(holder.attrs.id, number || node.textContent);
  }
  let footnotes = 0;
  doc.descendants((node) => {
    if (node.type.name === "footnote") {
      footnotes += 1;
      if (node.attrs.id) numbers.set(node.attrs.id, String(footnotes));
    }
  });
  return numbers;
}
