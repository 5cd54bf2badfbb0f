import { type Editor, Extension } from "@tiptap/core";
import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, NodeSelection, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import { type RegisterKind, registerKinds } from "../../../shared/register/blocks";
import { newBlockId } from "./acting";
import { isShared } from "./shared-changes";

export const isCaptured = (node: Node | null | undefined): boolean =>
  registerKinds.includes(node?.type.name as RegisterKind);

/** As on the quick bar: behind the headings' 2 to 4. */
export const captureKeys: Record<RegisterKind, string> = {
  input: "Mod-Alt-5",
  decision: "Mod-Alt-6",
  followUp: "Mod-Alt-7",
};

/**
 * The blocks of minutes that become rows of the registers: their keys, and that nothing but a plain deed takes one away.
 * A key that would draw its words out of it, or others' words into it, selects it instead.
 */
export const Captured = Extension.create<{
  isOffered: boolean;
  onInserted: (kind: RegisterKind, id: string) => void;
  onDetails: (id: string) => void;
}>({
  name: "captured",

  addOptions() {
    return { isOffered: false, onInserted: () => {}, onDetails: () => {} };
  },

  addKeyboardShortcuts() {
    const { editor, options } = this;
    const insert = (kind: RegisterKind) => () => {
      const id = options.isOffered && insertCaptured(editor, kind);
      if (id) options.onInserted(kind, id);
      return Boolean(id);
    };
    const change = (make: (state: EditorState) => Transaction | undefined) => () => {
      const made = make(editor.state);
      if (made) editor.view.dispatch(made.scrollIntoView());
      return made !== undefined;
    };
    return {
      [captureKeys.input]: insert("input"),
      [captureKeys.decision]: insert("decision"),
      [captureKeys.followUp]: insert("followUp"),
      "Alt-Enter": () => {
        const id: unknown = capturedAt(editor.state)?.node.attrs.id;
        if (typeof id === "string") options.onDetails(id);
        return typeof id === "string";
      },
      Enter: change(leaveAtItsEnd),
      Backspace: change(eraseFromItsStart),
    };
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          // A block that is selected is not typed or pasted over: it goes by Backspace or Delete.
          handleTextInput: ({ state }) => isSelected(state),
          handlePaste: ({ state }) => isSelected(state),
        },
        // Whatever is written into a block whose words are the register's would be seen by everybody.
        filterTransaction: (change) =>
          !change.docChanged || Boolean(change.getMeta(ySyncPluginKey)) || !isInConfidence(change),
      }),
    ];
  },
});

/** Puts an empty block behind the caret's, or in place of an empty paragraph; answers its id. */
export function insertCaptured(editor: Editor, kind: RegisterKind): string | undefined {
  const { paragraph, [kind]: type } = editor.schema.nodes;
  if (!paragraph || !type) return undefined;
  const id = newBlockId();
  const block = type.create({ id }, paragraph.create({ id: newBlockId() }));
  return putBlock(editor, block, 2) ? id : undefined;
}

/** What is shown from the workshop's data, for minutes that were begun without it. */
export function insertShown(editor: Editor, kind: "programme" | "attendance"): boolean {
  const type = editor.schema.nodes[kind];
  return type !== undefined && putBlock(editor, type.create({ id: newBlockId() }), 1);
}

/** The caret goes to the first place for it, `inwards` from the block's start. */
function putBlock(editor: Editor, block: Node, inwards: number): boolean {
  const { paragraph } = editor.schema.nodes;
  const { $to } = editor.state.selection;
  if (!paragraph || $to.depth < 2) return false;
  const beside = $to.node(2);
  const isBlank = beside.type === paragraph && beside.content.size === 0;
  const [start, end] = [isBlank ? $to.before(2) : $to.after(2), $to.after(2)];
  const isLast = end === $to.end(1);
  const change = editor.state.tr.replaceWith(start, end, isLast ? [block, paragraph.create()] : [block]);
  change.setSelection(TextSelection.near(change.doc.resolve(start + inwards)));
  asOneDeed(editor, change.scrollIntoView());
  editor.view.focus();
  return true;
}

export function changeCaptured(editor: Editor, at: number, attributes: Record<string, unknown>): void {
  const change = editor.state.tr;
  for (const [name, value] of Object.entries(attributes)) change.setNodeAttribute(at, name, value);
  if (change.docChanged) asOneDeed(editor, change);
}

export function removeCaptured(editor: Editor, at: number): void {
  const change = withoutBlock(editor.state, at);
  if (change) asOneDeed(editor, change.scrollIntoView());
  editor.view.focus();
}

/** Where words go on being written: at the end of the block. */
export function caretInto(editor: Editor, at: number): void {
  const block = editor.state.doc.nodeAt(at);
  if (!block) return;
  const end = editor.state.doc.resolve(at + block.nodeSize - 1);
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(end, -1)).scrollIntoView());
  editor.view.focus();
}

/** Where a block holds no words: whoever types on at once would else write into the public text what belongs in it. */
export function selectCaptured(editor: Editor, at: number): void {
  if (!editor.state.doc.nodeAt(at)) return;
  const selection = NodeSelection.create(editor.state.doc, at);
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
  editor.view.focus();
}

/** Words at the end of the block's own. */
export function writeInto(editor: Editor, at: number, words: string): void {
  const block = editor.state.doc.nodeAt(at);
  if (!block) return;
  const end = TextSelection.near(editor.state.doc.resolve(at + block.nodeSize - 1), -1).from;
  editor.view.dispatch(editor.state.tr.insertText(words, end));
}

/** Undone by itself, not together with the words typed just before or after. */
function asOneDeed(editor: Editor, change: Transaction) {
  const undo = yUndoPluginKey.getState(editor.state)?.undoManager;
  undo?.stopCapturing();
  editor.view.dispatch(change);
  undo?.stopCapturing();
}

const isSelected = ({ selection }: EditorState): boolean =>
  selection instanceof NodeSelection && isShared(selection.node);

/** Whether anything is put into, or taken out of, the words of a block that is confidential. */
function isInConfidence(change: Transaction): boolean {
  return change.mapping.maps.some((map, step) => {
    let isIn = false;
    map.forEach((from) => {
      const $from = change.docs[step]!.resolve(from);
      for (let depth = $from.depth; depth > 0; depth--) {
        const node = $from.node(depth);
        if (isCaptured(node) && node.attrs.visibility === "confidential") isIn = true;
      }
    });
    return isIn;
  });
}

function capturedAt({ selection }: EditorState): { node: Node; depth: number } | undefined {
  if (selection instanceof NodeSelection && isCaptured(selection.node))
    return { node: selection.node, depth: selection.$from.depth + 1 };
  const { $from } = selection;
  for (let depth = $from.depth; depth > 1; depth--)
    if (isCaptured($from.node(depth))) return { node: $from.node(depth), depth };
  return undefined;
}

/** The caret in a paragraph that stands directly in a block; undefined for any selection. */
function caretOfBlock({ selection }: EditorState): ResolvedPos | undefined {
  const { $from, empty } = selection;
  return empty && $from.parent.isTextblock && isCaptured($from.node(-1)) ? $from : undefined;
}

/** Enter in an empty last line goes on behind the block. */
function leaveAtItsEnd(state: EditorState): Transaction | undefined {
  const caret = caretOfBlock(state);
  const { paragraph } = state.schema.nodes;
  if (!caret || !paragraph || caret.parent.content.size > 0) return undefined;
  const block = caret.node(-1);
  if (caret.index(-1) !== block.childCount - 1) return undefined;
  const change = state.tr;
  if (block.childCount > 1) change.delete(caret.before(), caret.after());
  const behind = change.mapping.map(caret.after(-1));
  const next = change.doc.nodeAt(behind);
  if (next?.type !== paragraph || next.content.size > 0) change.insert(behind, paragraph.create());
  return change.setSelection(TextSelection.create(change.doc, behind + 1));
}

/** Backspace takes an empty block away, and selects one that holds words. */
function eraseFromItsStart(state: EditorState): Transaction | undefined {
  const caret = caretOfBlock(state);
  if (!caret || caret.parentOffset > 0 || caret.index(-1) > 0) return undefined;
  const block = caret.node(-1);
  if (block.childCount === 1 && block.firstChild?.content.size === 0)
    return withoutBlock(state, caret.before(-1));
  return state.tr.setSelection(NodeSelection.create(state.doc, caret.before(-1)));
}

/** An empty paragraph stands where the block stood. */
function withoutBlock(state: EditorState, at: number): Transaction | undefined {
  const block = state.doc.nodeAt(at);
  const { paragraph } = state.schema.nodes;
  if (!block || !paragraph) return undefined;
  const change = state.tr.replaceWith(at, at + block.nodeSize, paragraph.create());
  return change.setSelection(TextSelection.create(change.doc, at + 1));
}
