import type { NodeViewRenderer } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";

type Kind = "input" | "decision" | "followUp";

const looks: Record<Kind, { class: string; icon: string }> = {
  input: { class: "cap", icon: "comment" },
  decision: { class: "cap cap--decision", icon: "check" },
  followUp: { class: "cap cap--follow", icon: "flag" },
};

/** A block of the minutes: what it is and who said it stands over the text, which is written like any other. */
export function capturedView(kind: Kind, name: () => string): NodeViewRenderer {
  return ({ node: first }) => {
    const dom = document.createElement("div");
    dom.className = looks[kind].class;
    const sign = document.createElement("span");
    sign.className = `i i-${looks[kind].icon}`;
    sign.setAttribute("aria-hidden", "true");
    const meta = document.createElement("p");
    meta.className = "meta";
    const body = document.createElement("div");
    body.append(meta);
    const contentDOM = document.createElement("div");
    contentDOM.className = "text";
    body.append(contentDOM);
    dom.append(sign, body);
    for (const part of [sign, meta]) part.contentEditable = "false";

    const show = (node: Node) => {
      const { by, owner, person, due } = node.attrs;
      meta.textContent = [name(), by, owner, person, due].filter(Boolean).join(" · ");
      dom.dataset.id = String(node.attrs.id ?? "");
    };
    show(first);
    return {
      dom,
      contentDOM,
      update: (node) => {
        if (node.type !== first.type) return false;
        show(node);
        return true;
      },
      ignoreMutation: (change) => change.type !== "selection" && !contentDOM.contains(change.target),
    };
  };
}
