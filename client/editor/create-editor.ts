import { Editor, type EditorOptions } from "@tiptap/core";
import { getOwner, type Owner, onCleanup } from "solid-js";

const owners = new WeakMap<Editor, Owner>();

/** The Solid owner under which an editor was made: its node views live there and see its contexts. */
export const ownerOf = (editor: Editor): Owner | undefined => owners.get(editor);

/**
 * One editor for the component that calls it; ProseMirror appears where `mount` is told. The document never
 * becomes a signal: read what is needed of it with `editorState`.
 */
export function createEditor(options: Partial<EditorOptions>): {
  editor: Editor;
  mount: (element: HTMLElement) => void;
} {
  const editor = new Editor({ ...options, element: null, injectCSS: false });
  const owner = getOwner();
  if (owner) owners.set(editor, owner);
  onCleanup(() => editor.destroy());
  return { editor, mount: (element) => editor.mount(element) };
}
