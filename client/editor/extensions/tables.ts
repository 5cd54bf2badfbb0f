import { type Editor, Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type Command, type EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  CellSelection,
  cellAround,
  deleteColumn,
  deleteRow,
  deleteTable,
  fixTables,
  goToNextCell,
  isInTable,
  selectedRect,
  TableMap,
  tableEditing,
  toggleHeader,
} from "@tiptap/pm/tables";
import { isActing } from "./acting";

export const tableDeeds = {
  addRowBefore,
  addRowAfter,
  addColumnBefore,
  addColumnAfter,
  toggleHeaderRow: toggleHeader("row", { useDeprecatedLogic: false }),
  deleteRow,
  deleteColumn,
  deleteTable,
} as const satisfies Record<string, Command>;
export type TableDeed = keyof typeof tableDeeds;

/** Squares the table first where two people's changes left it jagged, as a part of the deed of who acts now. */
export function changeTable(editor: Editor, deed: TableDeed): boolean {
  const { view } = editor;
  if (!isInTable(view.state)) return false;
  const squared = fixTables(view.state);
  if (squared?.docChanged) view.dispatch(squared);
  view.focus();
  const isDeletion = deed === "deleteRow" || deed === "deleteColumn";
  const { tableStart, top, left } = selectedRect(view.state);
  if (!tableDeeds[deed](view.state, view.dispatch))
    // The only row or column cannot go without its table.
    return isDeletion && deleteTable(view.state, view.dispatch);
  if (isDeletion) view.dispatch(caretInCell(view.state, tableStart, top, left));
  return true;
}

/** The caret in the cell that now stands where one was deleted, or in the last one before it. */
function caretInCell(state: EditorState, tableStart: number, row: number, column: number): Transaction {
  const table = state.doc.nodeAt(tableStart - 1);
  if (table?.type.name !== "table") return state.tr;
  const map = TableMap.get(table);
  const at = map.positionAt(Math.min(row, map.height - 1), Math.min(column, map.width - 1), table);
  return state.tr.setSelection(TextSelection.near(state.doc.resolve(tableStart + at + 1)));
}

/** Puts a table with a head behind the block of the caret. Not inside another table. */
export function insertTable(editor: Editor, rows = 3, columns = 3): boolean {
  const { state, view } = editor;
  const { $from } = state.selection;
  if (isInTable(state) || $from.depth < 2) return false;
  const { table, tableRow, tableCell, tableHeader, paragraph } = state.schema.nodes;
  const made = table!.create(
    null,
    Array.from({ length: rows }, (_row, index) =>
      tableRow!.create(
        null,
        Array.from({ length: columns }, () =>
          (index === 0 ? tableHeader! : tableCell!).create(null, paragraph!.create()),
        ),
      ),
    ),
  );
  const at = $from.after(2);
  const change = state.tr.insert(at, [made, paragraph!.create()]);
  view.dispatch(change.setSelection(TextSelection.near(change.doc.resolve(at + 1))).scrollIntoView());
  view.focus();
  return true;
}

/** Cells, their keys and selections. Nothing is repaired on others' changes: each screen would repair it again. */
export const Tables = Extension.create({
  name: "tables",

  addKeyboardShortcuts() {
    const go = (direction: 1 | -1) => () => {
      const { view } = this.editor;
      if (!isInTable(view.state) || this.editor.isActive("listItem")) return false;
      const went = goToNextCell(direction)(view.state, view.dispatch);
      if (!went && direction === 1) {
        changeTable(this.editor, "addRowAfter");
        goToNextCell(1)(view.state, view.dispatch);
      }
      const filled = fillCellAt(view.state);
      if (filled) view.dispatch(filled);
      return true;
    };
    return { Tab: go(1), "Shift-Tab": go(-1) };
  },

  addProseMirrorPlugins() {
    const editing = tableEditing();
    return [
      new Plugin({ ...editing.spec, appendTransaction: (_all, _before, state) => selectedByCells(state) }),
      new Plugin({
        props: {
          // A cell or section that a merge has emptied gets its paragraph from who clicks into it.
          handleClickOn: (view, _position, node, nodePosition, _event, isDirect) => {
            if (!view.editable || !isDirect || !isEmptied(node)) return false;
            const at = nodePosition + node.nodeSize - 1;
            const change = view.state.tr.insert(at, view.state.schema.nodes.paragraph!.create());
            view.dispatch(change.setSelection(TextSelection.near(change.doc.resolve(at + 1))));
            view.focus();
            return true;
          },
        },
        appendTransaction: (transactions, before, state) =>
          isActing(transactions) ? fillNewCells(before, state) : null,
      }),
    ];
  },
});

const isCell = (node: Node) => node.type.name === "tableCell" || node.type.name === "tableHeader";

const isEmptied = (node: Node): boolean =>
  (isCell(node) && node.childCount === 0) || (node.type.name === "section" && node.childCount === 1);

function fillCellAt(state: EditorState): Transaction | undefined {
  const cell = cellAround(state.selection.$head);
  if (!cell?.nodeAfter || cell.nodeAfter.childCount > 0) return undefined;
  const change = state.tr.insert(cell.pos + 1, state.schema.nodes.paragraph!.create());
  return change.setSelection(TextSelection.near(change.doc.resolve(cell.pos + 2)));
}

/** Cells that this change left empty get a paragraph, or the caret would skip them. */
function fillNewCells(before: EditorState, state: EditorState): Transaction | null {
  const start = before.doc.content.findDiffStart(state.doc.content);
  const end = before.doc.content.findDiffEnd(state.doc.content);
  if (start === null || !end) return null;
  const empty: number[] = [];
  state.doc.nodesBetween(
    start,
    Math.max(start, Math.min(end.b, state.doc.content.size)),
    (node, position) => {
      if (isCell(node) && node.childCount === 0) empty.push(position + 1);
      return !node.isTextblock;
    },
  );
  if (empty.length === 0) return null;
  const change = state.tr;
  for (const position of empty.reverse()) change.insert(position, state.schema.nodes.paragraph!.create());
  return change;
}

/** Text selected from one cell into another selects the cells: deleting it then leaves them in their places. */
function selectedByCells(state: EditorState): Transaction | null {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || selection.empty) return null;
  const first = cellAround(selection.$from);
  const last = cellAround(selection.$to);
  if (!first || !last || first.pos === last.pos || !sameTable(first.pos, last.pos, state.doc)) return null;
  return state.tr.setSelection(CellSelection.create(state.doc, first.pos, last.pos));
}

function sameTable(a: number, b: number, doc: Node): boolean {
  const [first, last] = [doc.resolve(a), doc.resolve(b)];
  return (
    first.depth > 0 &&
    last.depth > 0 &&
    first.node(-1) === last.node(-1) &&
    first.start(-1) === last.start(-1)
  );
}
