import type { Editor } from "@tiptap/core";
import { type Language, languages } from "../../shared/locale/languages";
import { type RegisterKind, registerKinds } from "../../shared/register/blocks";
import type { IconName } from "../parts/icon";
import { captureWords } from "../words/capture";
import { editorWords } from "../words/editor";
import { language } from "../words/words";
import { type BlockKind, setBlockKind } from "./extensions/blocks";
import { insertCaptured, insertShown } from "./extensions/captured";
import type { Slash } from "./extensions/slash";
import { insertTable } from "./extensions/tables";

type Name = (language: Language) => string;

/** What a slash offers. */
export type Insertion = { icon: IconName; name: Name; put: (editor: Editor) => void };

export const capturedIcons: Record<RegisterKind, IconName> = {
  input: "input",
  decision: "decision",
  followUp: "flag",
};

const heading = (kind: BlockKind, icon: IconName): Insertion => ({
  icon,
  name: (language) => editorWords[language].blocks[kind],
  put: (editor) => setBlockKind(editor, kind),
});

const ordinary: readonly Insertion[] = [
  heading("heading2", "section"),
  heading("heading3", "section"),
  heading("heading4", "section"),
  {
    icon: "list",
    name: (language) => editorWords[language].bullets,
    put: (editor) => editor.chain().focus().toggleList("bulletList", "listItem").run(),
  },
  {
    icon: "numbers",
    name: (language) => editorWords[language].numbering,
    put: (editor) => editor.chain().focus().toggleList("orderedList", "listItem").run(),
  },
  { icon: "table", name: (language) => editorWords[language].table, put: (editor) => insertTable(editor) },
];

const shown: readonly Insertion[] = [
  {
    icon: "clock",
    name: (language) => captureWords[language].programmeOf,
    put: (editor) => insertShown(editor, "programme"),
  },
  {
    icon: "people",
    name: (language) => captureWords[language].attendanceOf,
    put: (editor) => insertShown(editor, "attendance"),
  },
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
      name: (language) => editorWords[language].captured[each],
      put: (editor) => {
        const id = insertCaptured(editor, each);
        if (id) onCaptured(each, id);
      },
    }),
  );
  return [...captured, ...ordinary, ...shown];
}

export const insertionName = (insertion: Insertion): string => insertion.name(language());

/** Found by the beginning of a word of its name, in whichever language it is typed. */
export function insertionsFor(all: readonly Insertion[], query: string): Insertion[] {
  const wanted = query.toLocaleLowerCase();
  return all.filter(({ name }) =>
    languages.some((each) =>
      name(each)
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
