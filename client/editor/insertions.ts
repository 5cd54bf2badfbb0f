import type { Editor } from "@tiptap/core";
import { languages } from "../../shared/locale/languages";
import { type RegisterKind, registerKinds } from "../../shared/register/blocks";
import type { IconName } from "../parts/icon";
import { editorWords } from "../words/editor";
import { language } from "../words/words";
import { type BlockKind, setBlockKind } from "./extensions/blocks";
import { insertCaptured } from "./extensions/captured";
import type { Slash } from "./extensions/slash";
import { insertTable } from "./extensions/tables";

type Name = (words: (typeof editorWords)["en"]) => string;

/** What a slash offers. */
export type Insertion = { icon: IconName; name: Name; put: (editor: Editor) => void };

export const capturedIcons: Record<RegisterKind, IconName> = {
  input: "input",
  decision: "decision",
  followUp: "flag",
};

const heading = (kind: BlockKind, icon: IconName): Insertion => ({
  icon,
  name: (words) => words.blocks[kind],
  put: (editor) => setBlockKind(editor, kind),
});

const ordinary: readonly Insertion[] = [
  heading("heading2", "section"),
  heading("heading3", "section"),
  heading("heading4", "section"),
  {
    icon: "list",
    name: (words) => words.bullets,
    put: (editor) => editor.chain().focus().toggleList("bulletList", "listItem").run(),
  },
  {
    icon: "numbers",
    name: (words) => words.numbering,
    put: (editor) => editor.chain().focus().toggleList("orderedList", "listItem").run(),
  },
  { icon: "table", name: (words) => words.table, put: (editor) => insertTable(editor) },
];

/** In minutes first of all what is captured there. */
export function insertionsOf(
  kind: "tor" | "minutes",
  onCaptured: (kind: RegisterKind, id: string) => void,
): readonly Insertion[] {
  if (kind !== "minutes") return ordinary;
  const captured = registerKinds.map(
    (each): Insertion => ({
      icon: capturedIcons[each],
      name: (words) => words.captured[each],
      put: (editor) => {
        const id = insertCaptured(editor, each);
        if (id) onCaptured(each, id);
      },
    }),
  );
  return [...captured, ...ordinary];
}

export const insertionName = (insertion: Insertion): string => insertion.name(editorWords[language()]);

/** Found by the beginning of a word of its name, in whichever language it is typed. */
export function insertionsFor(all: readonly Insertion[], query: string): Insertion[] {
  const wanted = query.toLocaleLowerCase();
  return all.filter(({ name }) =>
    languages.some((each) =>
      name(editorWords[each])
        .toLocaleLowerCase()
        .split(/[\s-]+/)
        .some((word) => word.startsWith(wanted)),
    ),
  );
}

/** The slash goes, and what was chosen stands in its place. */
export function putInsertion(editor: Editor, insertion: Insertion | undefined, { from, to }: Slash) {
  editor.view.dispatch(editor.state.tr.delete(from, to));
  insertion?.put(editor);
}
