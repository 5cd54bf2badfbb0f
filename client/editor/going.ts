import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import type { Presence } from "../live/presence";
import { caretOf } from "./extensions/carets";

/** Shows a section or a heading by its id, and puts the caret there for who writes. */
export function goToBlock(editor: Editor, id: string): boolean {
  const element = editor.view.dom.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  if (!element) return false;
  show(element, "start");
  if (editor.isEditable) {
    const at = editor.view.posAtDOM(element, 0);
    const { state } = editor;
    const end = state.doc.resolve(at);
    const title = end.nodeAfter?.isTextblock ? at + end.nodeAfter.nodeSize - 1 : end.end();
    editor.view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(title), -1)));
    editor.view.focus();
  } else editor.view.dom.focus({ preventScroll: true });
  return true;
}

/** Shows the place of a thread; false when it is not in this text. */
export function goToThread(editor: Editor, thread: string): boolean {
  const element = threadElements(editor, thread)[0];
  if (!element) return false;
  show(element, "center");
  return true;
}

export const threadElements = (editor: Editor, thread: string): HTMLElement[] => [
  ...editor.view.dom.querySelectorAll<HTMLElement>(`[data-thread="${CSS.escape(thread)}"]`),
];

/** Shows where somebody's caret stands; false when it stands nowhere here. */
export function goToCaret(editor: Editor, presence: Presence): boolean {
  const caret = caretOf(editor.state, presence);
  if (!caret) return false;
  const { node } = editor.view.domAtPos(caret.head);
  const element = node instanceof HTMLElement ? node : node.parentElement;
  if (element) show(element, "center");
  return element !== null;
}

/** Twice: sections out of view have an estimated height until they are drawn. */
function show(element: HTMLElement, block: ScrollLogicalPosition): void {
  element.scrollIntoView({ block });
  requestAnimationFrame(() => element.scrollIntoView({ block }));
}
