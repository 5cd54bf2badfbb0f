import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { hasContent } from "../../../shared/document/completeness";
import type { ShownField } from "../../../shared/document/fields";
import type { DocumentForm, SectionDefinition } from "../../../shared/document/form";
import type { NodeJson } from "../../../shared/document/json";
import { inLanguage, type Language } from "../../../shared/locale/languages";

const guidanceKey = new PluginKey<DecorationSet>("guidance");

/** Asks an editor to look again: a fact that a section leans on has changed. */
export const guidanceAgain = { key: guidanceKey, value: true } as const;

/**
 * The template's advice, while a section is empty: drawn beside the text, never in it, so that nothing has
 * to be taken out before signing. A reader sees that nothing is written yet.
 */
export const Guidance = Extension.create<{
  form: DocumentForm | null;
  language: Language;
  isWriter: boolean;
  notWritten: string;
  shownField: (key: string) => ShownField;
}>({
  name: "guidance",

  addOptions() {
    return {
      form: null,
      language: "en",
      isWriter: false,
      notWritten: "",
      shownField: () => ({ text: "", isEmpty: true }),
    };
  },

  addProseMirrorPlugins() {
    const { form, language, isWriter, notWritten, shownField } = this.options;
    if (!form) return [];
    const definitions = new Map(form.sections.map((section) => [section.id, section]));
    let emptiness = new WeakMap<Node, boolean>();

    const isEmpty = (section: Node): boolean => {
      const known = emptiness.get(section);
      if (known !== undefined) return known;
      const { content = [] } = section.toJSON() as NodeJson;
      const found = !content.some((node) => node.type !== "title" && hasContent(node, shownField));
      emptiness.set(section, found);
      return found;
    };

    const draw = (doc: Node): DecorationSet => {
      const drawn: Decoration[] = [];
      doc.forEach((section, at) => {
        if (!isEmpty(section)) return;
        const advice = isWriter ? adviceFor(definitions.get(section.attrs.id), language) : [notWritten];
        const title = section.firstChild;
        if (!title || advice.length === 0) return;
        drawn.push(
          Decoration.widget(at + 1 + title.nodeSize, () => guideElement(advice, isWriter), {
            key: `guide:${section.attrs.id}`,
            side: -1,
            ignoreSelection: true,
          }),
        );
      });
      return DecorationSet.create(doc, drawn);
    };

    return [
      new Plugin<DecorationSet>({
        key: guidanceKey,
        state: {
          init: (_config, state) => draw(state.doc),
          apply: (change, drawn) => {
            if (change.getMeta(guidanceKey)) emptiness = new WeakMap();
            else if (!change.docChanged) return drawn;
            return draw(change.doc);
          },
        },
        props: { decorations: (state) => guidanceKey.getState(state) },
      }),
    ];
  },
});

function adviceFor(section: SectionDefinition | undefined, language: Language): string[] {
  return [section?.guidance, section?.hint].map((text) => inLanguage(text, language)).filter(Boolean);
}

function guideElement(lines: readonly string[], isWriter: boolean): HTMLElement {
  const guide = document.createElement("div");
  guide.className = isWriter ? "guide" : "guide guide--reader";
  guide.contentEditable = "false";
  for (const line of lines) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    guide.append(paragraph);
  }
  return guide;
}
