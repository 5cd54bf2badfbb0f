import type { Editor } from "@tiptap/core";
import { type Accessor, createSignal, onCleanup } from "solid-js";

/**
 * A value read from the editor, at most once a frame and announced only when it differs. Before the editor
 * is mounted it has no plugins (asking whether undo is possible would throw), so it begins with `initial`.
 */
export function editorState<T>(
  editor: Editor,
  read: (editor: Editor) => T,
  initial: T,
  isSame: (a: T, b: T) => boolean = Object.is,
): Accessor<T> {
  const [value, setValue] = createSignal<T>(initial, { equals: isSame });
  let frame = 0;
  const look = () => {
    if (frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (!editor.isDestroyed) setValue(() => read(editor));
    });
  };
  const events = ["create", "transaction", "focus", "blur"] as const;
  for (const event of events) editor.on(event, look);
  if (editor.isInitialized) look();
  onCleanup(() => {
    cancelAnimationFrame(frame);
    for (const event of events) editor.off(event, look);
  });
  return value;
}

export const sameFacts = <T extends object>(a: T, b: T): boolean =>
  (Object.keys(a) as (keyof T)[]).every((key) => Object.is(a[key], b[key]));
