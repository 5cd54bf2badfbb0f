import { type Editor, Extension } from "@tiptap/core";

export type BlockKind = "paragraph" | "heading2" | "heading3" | "heading4";

/** Turns the blocks of the selection into another kind; titles of sections stay what they are. */
export function setBlockKind(editor: Editor, kind: BlockKind): boolean {
  if (editor.isActive("title")) return false;
  const chain = editor.chain().focus();
  if (kind === "paragraph") return chain.setNode("paragraph").run();
  return chain.setNode("heading", { level: Number(kind.at(-1)) }).run();
}

export function blockKindAt(editor: Editor): BlockKind | "title" {
  if (editor.isActive("title")) return "title";
  if (!editor.isActive("heading")) return "paragraph";
  const level: unknown = editor.getAttributes("heading").level;
  return level === 3 ? "heading3" : level === 4 ? "heading4" : "heading2";
}

/** Keys for kinds of blocks as in Google Docs, a line break, and the way out of the text for the keyboard. */
export const Blocks = Extension.create<{ onChanged: (kind: BlockKind) => void; onEscape: () => boolean }>({
  name: "blocks",

  addOptions() {
    return { onChanged: () => {}, onEscape: () => false };
  },

  addKeyboardShortcuts() {
    const set = (kind: BlockKind) => () => {
      if (setBlockKind(this.editor, kind)) this.options.onChanged(kind);
      return true;
    };
    const breakLine = () => this.editor.commands.insertContent({ type: "hardBreak" });
    return {
      "Mod-Alt-0": set("paragraph"),
      "Mod-Alt-2": set("heading2"),
      "Mod-Alt-3": set("heading3"),
      "Mod-Alt-4": set("heading4"),
      "Shift-Enter": breakLine,
      Escape: () => this.options.onEscape(),
    };
  },
});
