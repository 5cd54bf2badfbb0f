import { Extension, wrappingInputRule } from "@tiptap/core";

export type ListKind = "bulletList" | "orderedList";

/** Lists with the keys of Word and Google Docs; "- " and "1. " at the start of a line begin one. */
export const Lists = Extension.create<{ onChanged: (list: ListKind | "none") => void }>({
  name: "lists",

  addOptions() {
    return { onChanged: () => {} };
  },

  addInputRules() {
    const { bulletList, orderedList } = this.editor.schema.nodes;
    if (!bulletList || !orderedList) return [];
    return [
      wrappingInputRule({ find: /^\s*[-*]\s$/, type: bulletList }),
      wrappingInputRule({
        find: /^(\d{1,3})[.)]\s$/,
        type: orderedList,
        getAttributes: (match) => ({ start: Number(match[1]) }),
        joinPredicate: (match, list) => list.childCount + list.attrs.start === Number(match[1]),
      }),
    ];
  },

  addKeyboardShortcuts() {
    const toggle = (list: ListKind) => () => {
      if (this.editor.commands.toggleList(list, "listItem"))
        this.options.onChanged(this.editor.isActive(list) ? list : "none");
      return true;
    };
    const isInEmptyItem = () => {
      const { empty, $from } = this.editor.state.selection;
      return (
        empty && $from.parent.content.size === 0 && $from.depth > 1 && $from.node(-1).type.name === "listItem"
      );
    };
    const isInItem = () => this.editor.isActive("listItem");
    return {
      "Mod-Shift-7": toggle("orderedList"),
      "Mod-Shift-8": toggle("bulletList"),
      "Mod-Shift-9": () => {
        if (isInItem() && this.editor.commands.liftListItem("listItem")) this.options.onChanged("none");
        return true;
      },
      Enter: () =>
        this.editor.commands.first(({ commands }) => [
          () => commands.splitListItem("listItem"),
          () => isInEmptyItem() && commands.liftListItem("listItem"),
        ]),
      Tab: () => {
        if (!isInItem()) return false;
        this.editor.commands.sinkListItem("listItem");
        return true;
      },
      "Shift-Tab": () => {
        if (!isInItem()) return false;
        this.editor.commands.liftListItem("listItem");
        return true;
      },
      Backspace: () => {
        const { empty, $from } = this.editor.state.selection;
        const isAtStart = empty && $from.parentOffset === 0 && $from.depth > 1 && $from.index(-1) === 0;
        if (!isAtStart || $from.node(-1).type.name !== "listItem") return false;
        return this.editor.commands.liftListItem("listItem");
      },
    };
  },
});
