import type { Editor, NodeViewRenderer } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type Accessor, type Component, createRoot, createSignal, runWithOwner } from "solid-js";
import { insert } from "solid-js/web";
import { ownerOf } from "./create-editor";

export type SolidNodeProps = {
  node: Accessor<Node>;
  isSelected: Accessor<boolean>;
  editor: Editor;
  /** The node's position, or undefined once it is gone. */
  position: () => number | undefined;
};

/** Draws an atom with a Solid component, under the owner of its editor (contexts reach it). */
export function solidNodeView(
  View: Component<SolidNodeProps>,
  { as = "div", class: name = "" }: { as?: string; class?: string } = {},
): NodeViewRenderer {
  return ({ node: first, editor, getPos }) => {
    const dom = document.createElement(as);
    dom.className = name;
    dom.dataset.node = first.type.name;
    const [node, setNode] = createSignal(first);
    const [isSelected, setSelected] = createSignal(false);
    let dispose = () => {};
    runWithOwner(ownerOf(editor) ?? null, () =>
      createRoot((end) => {
        dispose = end;
        insert(dom, () => <View node={node} isSelected={isSelected} editor={editor} position={getPos} />);
      }),
    );
    return {
      dom,
      update: (next) => {
        if (next.type !== first.type) return false;
        setNode(() => next);
        return true;
      },
      selectNode: () => setSelected(true),
      deselectNode: () => setSelected(false),
      stopEvent: (event) =>
        event.target instanceof Element && event.target.closest("button, input, select, textarea") !== null,
      ignoreMutation: (mutation) => mutation.type !== "selection",
      destroy: () => dispose(),
    };
  };
}
