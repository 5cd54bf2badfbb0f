import type { NodeViewRenderer } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { createRoot, createSignal, runWithOwner } from "solid-js";
import type { Language } from "../../../shared/locale/languages";
import type { RegisterKind } from "../../../shared/register/blocks";
import { ownerOf } from "../create-editor";
import { CapturedBlock } from "./captured-block";

/** A block of the minutes: what it is and who said it stands over the text, which is written like any other. */
export function capturedView(kind: RegisterKind, language: Language): NodeViewRenderer {
  return ({ node: first, editor, getPos }) => {
    const contentDOM = document.createElement("div");
    const [node, setNode] = createSignal(first);
    const [isSelected, setSelected] = createSignal(false);
    const { dom, dispose } = runWithOwner(ownerOf(editor) ?? null, () =>
      createRoot((end) => ({
        dispose: end,
        dom: (
          <CapturedBlock
            kind={kind}
            language={language}
            node={node}
            isSelected={isSelected}
            editor={editor}
            position={getPos}
            text={contentDOM}
          />
        ) as HTMLElement,
      })),
    )!;
    return {
      dom,
      contentDOM,
      update: (next: Node) => {
        if (next.type !== first.type) return false;
        setNode(() => next);
        return true;
      },
      selectNode: () => setSelected(true),
      deselectNode: () => setSelected(false),
      stopEvent: (event) =>
        event.target instanceof Element &&
        !contentDOM.contains(event.target) &&
        event.target.closest("a, button, form") !== null,
      ignoreMutation: (change) => change.type !== "selection" && !contentDOM.contains(change.target),
      destroy: dispose,
    };
  };
}
