import { Extension } from "@tiptap/core";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    plainMarks: {
      /** Takes away what is only look: bold, italic, underline, strike, link. Comments and suggestions stay. */
      clearFormatting: () => ReturnType;
    };
  }
}

const looks = ["bold", "italic", "underline", "strike", "link"] as const;

export const PlainMarks = Extension.create<{
  onToggled: (mark: "bold" | "italic" | "underline" | "strike", isOn: boolean) => void;
}>({
  name: "plainMarks",

  addOptions() {
    return { onToggled: () => {} };
  },

  addCommands() {
    return {
      clearFormatting:
        () =>
        ({ tr, state, dispatch }) => {
          const { ranges } = tr.selection;
          if (dispatch) {
            for (const { $from, $to } of ranges)
              for (const look of looks) tr.removeMark($from.pos, $to.pos, state.schema.marks[look]);
            tr.setStoredMarks([]);
          }
          return true;
        },
    };
  },

  addKeyboardShortcuts() {
    const toggle = (mark: "bold" | "italic" | "underline" | "strike") => () => {
      if (!this.editor.commands.toggleMark(mark)) return false;
      this.options.onToggled(mark, this.editor.isActive(mark));
      return true;
    };
    return {
      "Mod-b": toggle("bold"),
      "Mod-i": toggle("italic"),
      "Mod-u": toggle("underline"),
      "Mod-Shift-x": toggle("strike"),
      "Mod-\\": () => this.editor.commands.clearFormatting(),
      "Mod-Space": () => this.editor.commands.clearFormatting(),
    };
  },
});
