import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { isFromYjs } from "./acting";

/** What is typed behind a slash, where it stands, and which of the choices is at hand. */
export type Slash = { from: number; to: number; query: string; index: number };

const slashKey = new PluginKey<Slash | null>("slash");

export const slashIn = (state: EditorState): Slash | null => slashKey.getState(state) ?? null;

/** What makes a choice's element, which the text points at, findable. */
export const slashOption = (id: string, index: number): string => `${id}-${index}`;

/** A slash at the start of a line or behind a blank offers what can be inserted. Also as typed in Japanese. */
const typed = /(?:^|\s)([/／](\p{L}{0,20}))$/u;

export type SlashOptions = {
  /** The name of the list in the page. */
  id: string;
  count: (query: string) => number;
  onChoose: (slash: Slash) => void;
};

export const Slashes = Extension.create<SlashOptions>({
  name: "slashes",
  // Its arrows and Enter come before those of the text.
  priority: 1200,

  addOptions() {
    return { id: "slash", count: () => 0, onChoose: () => {} };
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    const choose = (index: number) => {
      const slash = slashIn(editor.state);
      if (slash) options.onChoose({ ...slash, index });
    };
    return [
      new Plugin<Slash | null>({
        key: slashKey,
        state: {
          init: () => null,
          apply: (change, slash, _before, state) => {
            const told: Slash | null | undefined = change.getMeta(slashKey);
            if (told !== undefined) return told;
            if (!change.docChanged && !change.selectionSet) return slash;
            const place = slashBeforeCaret(state);
            const isTyped = !isFromYjs(change) && !change.getMeta("paste");
            const mayBegin = isTyped && place !== undefined && brings(change, place.from);
            const isSame = slash !== null && place?.from === change.mapping.map(slash.from, -1);
            if (!place || (!isSame && !mayBegin)) return null;
            if (options.count(place.query) === 0) return null;
            return { ...place, index: isSame && place.query === slash.query ? slash.index : 0 };
          },
        },
        props: {
          attributes: (state): Record<string, string> => {
            const slash = slashIn(state);
            if (!slash) return {};
            return {
              "aria-controls": options.id,
              "aria-activedescendant": slashOption(options.id, slash.index),
            };
          },
          handleKeyDown: (view, event) => {
            const slash = slashIn(view.state);
            if (!slash || view.composing || event.ctrlKey || event.metaKey || event.altKey) return false;
            const tell = (next: Slash | null) => view.dispatch(view.state.tr.setMeta(slashKey, next));
            const count = options.count(slash.query);
            const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: count - 1 };
            const step = steps[event.key];
            if (step !== undefined) tell({ ...slash, index: (slash.index + step) % count });
            else if (event.key === "Enter" || event.key === "Tab") choose(slash.index);
            else if (event.key === "Escape") tell(null);
            else return false;
            return true;
          },
          handleDOMEvents: {
            blur: (view) => {
              if (slashIn(view.state)) view.dispatch(view.state.tr.setMeta(slashKey, null));
              return false;
            },
          },
        },
      }),
    ];
  },
});

/** Is what stands there new? Several letters may come at once: a slash is not always the last of them. */
function brings({ mapping }: Transaction, at: number): boolean {
  let isNew = false;
  for (const [index, map] of mapping.maps.entries()) {
    const later = mapping.slice(index + 1);
    map.forEach((_from, _to, start, end) => {
      isNew ||= later.map(start) <= at && at < later.map(end);
    });
  }
  return isNew;
}

/** A few characters before the caret are looked at, whatever the text's length. */
function slashBeforeCaret({ selection }: EditorState): Omit<Slash, "index"> | undefined {
  const { $from, empty } = selection;
  if (!empty || $from.parent.type.name !== "paragraph") return undefined;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 22), $from.parentOffset, "", "￼");
  const found = typed.exec(before);
  if (!found?.[1]) return undefined;
  return { from: $from.pos - found[1].length, to: $from.pos, query: found[2] ?? "" };
}
