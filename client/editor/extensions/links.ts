import { type Editor, Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { isSafeLink, toSafeLink } from "../../../shared/document/links";

export const addressAt = (editor: Editor): string | undefined => {
  const { href } = editor.getAttributes("link");
  return isSafeLink(href) ? href : undefined;
};

/** Links the selection, or the whole link under the caret; without either, writes the address as its own text. */
export function setLink(editor: Editor, address: string): boolean {
  const chain = editor.chain().focus().extendMarkRange("link");
  if (!editor.state.selection.empty || editor.isActive("link"))
    return chain.setMark("link", { href: address }).run();
  return chain
    .insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] })
    .run();
}

export const removeLink = (editor: Editor): boolean =>
  editor.chain().focus().extendMarkRange("link").unsetMark("link").run();

/** Ctrl+K asks for an address; an address pasted over a selection links it; Ctrl+click opens. */
export const Links = Extension.create<{ onAsk: () => void }>({
  name: "links",

  addOptions() {
    return { onAsk: () => {} };
  },

  addKeyboardShortcuts() {
    return {
      "Mod-k": () => {
        this.options.onAsk();
        return true;
      },
    };
  },

  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          handlePaste: (view, event) => {
            const text = event.clipboardData?.getData("text/plain").trim() ?? "";
            if (view.state.selection.empty || /\s/.test(text) || !/^(https?:|mailto:)/i.test(text))
              return false;
            const address = toSafeLink(text);
            return address ? setLink(editor, address) : false;
          },
          handleClick: (_view, _position, event) => {
            const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
            const href = link?.getAttribute("href");
            if (!(event.ctrlKey || event.metaKey) || !isSafeLink(href)) return false;
            window.open(href, "_blank", "noopener,noreferrer");
            return true;
          },
        },
      }),
    ];
  },
});
