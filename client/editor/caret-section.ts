import { createMemo } from "solid-js";
import type { Desk } from "./desk";
import { editorState } from "./editor-state";
import { bodyAt } from "./extensions/sections";

/** The id of the section that the caret stands in, once whoever writes has put it anywhere. */
export function caretSection(desk: Desk): () => string | undefined {
  const followed = createMemo(() => {
    const editor = desk.editor();
    if (!editor || !desk.room.mayWrite) return undefined;
    let hasCome = false;
    return editorState<string | undefined>(
      editor,
      ({ isFocused, state }) => {
        hasCome ||= isFocused;
        return hasCome ? bodyAt(state.selection.$head)?.section.attrs.id : undefined;
      },
      undefined,
    );
  });
  return () => followed()?.();
}
