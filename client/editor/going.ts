import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import type { Presence } from "../live/presence";
import { caretOf } from "./extensions/carets";

/** Shows a section or a heading by its id, and puts the caret there for who writes. */
export function goToBlock(editor: Editor, id: string): boolean {
  const find = () => editor.view.dom.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  const element = find();
  if (!element) return false;
  show(find, "start");
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
  if (threadElements(editor, thread).length === 0) return false;
  show(() => (editor.isDestroyed ? undefined : threadElements(editor, thread)[0]), "center");
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
  if (element) show(() => element, "center");
  return element !== null;
}

/** Frames for which a place must hold still, and for which it is followed at most. */
const settled = 6;
const patience = 120;

/**
 * Brings a place into view and follows it until it holds still: sections out of view have an estimated height
 * until they are drawn, fonts come later, and a text may be drawn anew meanwhile. Whoever scrolls or types
 * goes their own way at once.
 */
function show(find: () => HTMLElement | null | undefined, block: ScrollLogicalPosition): void {
  const ownWay = new AbortController();
  for (const deed of ["wheel", "touchstart", "pointerdown", "keydown"] as const)
    addEventListener(deed, () => ownWay.abort(), { signal: ownWay.signal, passive: true });
  let last = Number.NaN;
  let still = 0;
  let frames = 0;
  const follow = () => {
    const element = find();
    if (ownWay.signal.aborted || !element?.isConnected || ++frames > patience) return ownWay.abort();
    element.scrollIntoView({ block });
    const { top } = element.getBoundingClientRect();
    still = top === last ? still + 1 : 0;
    last = top;
    if (still >= settled) return ownWay.abort();
    requestAnimationFrame(follow);
  };
  follow();
}
