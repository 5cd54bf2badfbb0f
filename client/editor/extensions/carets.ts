import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Language } from "../../../shared/locale/languages";
import { isParticipant, type Presence } from "../../live/presence";
import { personClass } from "../../parts/avatar";
import { isFromYjs } from "./acting";

const caretsKey = new PluginKey<DecorationSet>("carets");

/**
 * Carets and selections of the others, and telling them of one's own. Colours are classes of the palette:
 * the page's rules allow no style written into it, and a colour is never taken from the network.
 */
export const Carets = Extension.create<{ awareness: Awareness | null; language: Language }>({
  name: "carets",

  addOptions() {
    return { awareness: null, language: "en" };
  },

  addProseMirrorPlugins() {
    const { awareness, language } = this.options;
    if (!awareness) return [];
    const moves = new Map<number, { at: string; count: number }>();
    const draw = (state: EditorState) => drawCarets(state, awareness, language, moves);
    return [
      new Plugin<DecorationSet>({
        key: caretsKey,
        state: {
          init: () => DecorationSet.empty,
          apply: (change, carets, _before, state) => {
            if (change.getMeta(caretsKey) || isFromYjs(change)) return draw(state);
            return change.docChanged ? carets.map(change.mapping, change.doc) : carets;
          },
        },
        props: { decorations: (state) => caretsKey.getState(state) },
        view: (view) => {
          let drawing: ReturnType<typeof setTimeout> | undefined;
          const drawSoon = () => {
            drawing ??= setTimeout(() => {
              drawing = undefined;
              if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(caretsKey, true));
            });
          };
          const tell = () => tellOwnCaret(view, awareness, language);
          awareness.on("change", drawSoon);
          view.dom.addEventListener("focusin", tell);
          return {
            update: (now, before) => {
              if (!now.state.selection.eq(before.selection) || now.state.doc !== before.doc) tell();
            },
            destroy: () => {
              clearTimeout(drawing);
              awareness.off("change", drawSoon);
              view.dom.removeEventListener("focusin", tell);
            },
          };
        },
      }),
    ];
  },
});

/** Only while one writes here: a reader has no caret, and another language's text keeps its own. */
function tellOwnCaret(view: EditorView, awareness: Awareness, language: Language): void {
  if (!view.hasFocus() || !view.editable) return;
  const sync = ySyncPluginKey.getState(view.state);
  if (!sync?.binding) return;
  const { anchor, head } = view.state.selection;
  const relative = (at: number) => absolutePositionToRelativePosition(at, sync.type, sync.binding.mapping);
  const cursor = { anchor: relative(anchor), head: relative(head) };
  const before = awareness.getLocalState() as Presence | null;
  if (JSON.stringify(before?.cursor) === JSON.stringify(cursor) && before?.language === language) return;
  awareness.setLocalState({ ...before, cursor, language });
}

/** Where somebody's caret stands in this text. */
export function caretOf(
  state: EditorState,
  presence: Presence,
): { anchor: number; head: number } | undefined {
  const sync = ySyncPluginKey.getState(state);
  if (!sync?.binding || !presence.cursor) return undefined;
  const end = state.doc.content.size;
  const absolute = (place: unknown) => {
    const at = relativePositionToAbsolutePosition(
      sync.doc,
      sync.type,
      Y.createRelativePositionFromJSON(place),
      sync.binding.mapping,
    );
    return at === null ? undefined : Math.min(at, end);
  };
  try {
    const [anchor, head] = [absolute(presence.cursor.anchor), absolute(presence.cursor.head)];
    return anchor === undefined || head === undefined ? undefined : { anchor, head };
  } catch {
    return undefined; // another client's presence may hold anything
  }
}

function drawCarets(
  state: EditorState,
  awareness: Awareness,
  language: Language,
  moves: Map<number, { at: string; count: number }>,
): DecorationSet {
  const drawn: Decoration[] = [];
  for (const [client, presence] of awareness.getStates() as Map<number, Presence>) {
    if (client === awareness.clientID || presence.language !== language) continue;
    const { user } = presence;
    const caret = isParticipant(user) ? caretOf(state, presence) : undefined;
    if (!user || !caret) continue;
    const at = JSON.stringify(presence.cursor);
    const before = moves.get(client);
    const count = before?.at === at ? before.count : (before?.count ?? 0) + 1;
    moves.set(client, { at, count });
    const colour = personClass(user.colour);
    const isAtEnd =
      state.doc.resolve(caret.head).parentOffset === state.doc.resolve(caret.head).parent.content.size;
    drawn.push(
      Decoration.widget(caret.head, () => caretElement(user.name, colour, isAtEnd), {
        // A new key draws the name afresh, so that it shows again whenever the caret has moved.
        key: `${client}:${count}:${isAtEnd}`,
        side: 10,
        ignoreSelection: true,
      }),
    );
    const [from, to] = [Math.min(caret.anchor, caret.head), Math.max(caret.anchor, caret.head)];
    if (from < to) drawn.push(Decoration.inline(from, to, { class: `other-selection ${colour}` }));
  }
  return DecorationSet.create(state.doc, drawn);
}

function caretElement(name: string, colour: string, isAtEnd: boolean): HTMLElement {
  const caret = document.createElement("span");
  caret.className = `caret ${colour}${isAtEnd ? " caret--end" : ""}`;
  caret.dataset.name = name;
  caret.setAttribute("aria-hidden", "true");
  return caret;
}
