import type { NodeViewRenderer } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { createEffect, createRoot, createSignal, runWithOwner } from "solid-js";
import { ownerOf } from "../create-editor";
import type { ThreadLook } from "../extensions/thread-marks";

/** A table in a frame of its own: one with many columns is scrolled, not squeezed or cut off. */
export function tableView(look: ThreadLook): NodeViewRenderer {
  return ({ node: first, editor }) => {
    const dom = document.createElement("div");
    dom.className = "table-frame";
    const table = document.createElement("table");
    const contentDOM = document.createElement("tbody");
    table.append(contentDOM);
    dom.append(table);

    const [node, setNode] = createSignal(first);
    const dispose = runWithOwner(ownerOf(editor) ?? null, () =>
      createRoot((end) => {
        createEffect(() => show(table, node(), look));
        return end;
      }),
    );
    // Who reads by keyboard must be able to reach the hidden part; who writes gets there with the caret. A table far
    // from view has no size yet and counts as wide until it is drawn; what has the focus keeps it.
    if (!editor.isEditable) dom.tabIndex = 0;
    const sizes = new ResizeObserver(() => {
      if (!editor.isEditable && dom.scrollWidth > dom.clientWidth) dom.tabIndex = 0;
      else if (document.activeElement !== dom) dom.removeAttribute("tabindex");
    });
    sizes.observe(table);
    sizes.observe(dom);

    return {
      dom,
      contentDOM,
      update: (next) => {
        if (next.type !== first.type) return false;
        setNode(() => next);
        return true;
      },
      ignoreMutation: (change) => change.type !== "selection" && !contentDOM.contains(change.target),
      destroy: () => {
        sizes.disconnect();
        dispose?.();
      },
    };
  };
}

function show(table: HTMLTableElement, node: Node, look: ThreadLook): void {
  const threads = String(node.attrs.threads ?? "")
    .split(" ")
    .filter(Boolean);
  table.dataset.id = String(node.attrs.id ?? "");
  table.className = threads.map(look).join(" ");
  if (threads[0]) table.dataset.thread = threads[0];
  else delete table.dataset.thread;
  table.classList.toggle("is-crowded", (node.firstChild?.childCount ?? 0) > 5);
}
