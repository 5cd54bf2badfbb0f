import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const whyKey = new PluginKey<DecorationSet>("whySigns");

/** Asks an editor to look again: what stands behind its sections has changed. */
export const whyAgain = { key: whyKey, value: true } as const;

/**
 * A sign at each section that inputs or decisions stand behind: how many, and the way to them. Drawn beside the
 * text, never in it.
 */
export const WhySigns = Extension.create<{
  countOf: (section: string) => number;
  label: (count: number) => string;
  onAsk: (section: string) => void;
}>({
  name: "whySigns",

  addOptions() {
    return { countOf: () => 0, label: String, onAsk: () => {} };
  },

  addProseMirrorPlugins() {
    const { countOf, label, onAsk } = this.options;

    const draw = (doc: Node): DecorationSet => {
      const drawn: Decoration[] = [];
      doc.forEach((section, at) => {
        const id: unknown = section.attrs.id;
        const title = section.firstChild;
        const count = typeof id === "string" ? countOf(id) : 0;
        if (typeof id !== "string" || !title || count === 0) return;
        const name = label(count);
        drawn.push(
          Decoration.widget(at + 1 + title.nodeSize, () => signElement(count, name, () => onAsk(id)), {
            key: `why:${id}:${name}`,
            side: -2,
            ignoreSelection: true,
            stopEvent: () => true,
          }),
        );
      });
      return DecorationSet.create(doc, drawn);
    };

    return [
      new Plugin<DecorationSet>({
        key: whyKey,
        state: {
          init: (_config, state) => draw(state.doc),
          apply: (change, drawn) => (change.docChanged || change.getMeta(whyKey) ? draw(change.doc) : drawn),
        },
        props: { decorations: (state) => whyKey.getState(state) },
      }),
    ];
  },
});

function signElement(count: number, name: string, onPress: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "why";
  button.title = name;
  button.setAttribute("aria-label", name);
  const sign = document.createElement("span");
  sign.className = "i i-input i-16";
  sign.setAttribute("aria-hidden", "true");
  button.append(sign, String(count));
  button.addEventListener("click", onPress);
  return button;
}
