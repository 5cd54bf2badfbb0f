/** A thread follows its text through whatever people do to it: only text that is really gone detaches it. */
import "../help/dom";
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BlockIds } from "../../client/editor/extensions/block-ids";
import { OwnCaret } from "../../client/editor/extensions/own-caret";
import { StructureGuard } from "../../client/editor/extensions/structure-guard";
import { WholeSelections } from "../../client/editor/extensions/whole-selections";
import type { ThreadAnswer } from "../../shared/answers";
import { schemaExtensions } from "../../shared/document/extensions";
import { bodyRoot } from "../../shared/document/schema";
import { openProvider, pause, until } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";

let server: TestServer;
let chief: Person;
let director: Person;
let writers: Person[];
let project: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  director = await server.join(chief, project, "commenter", { name: "Direktur", side: "indonesia" });
  writers = [];
  for (const name of ["Konsultan A", "Konsultan B"]) {
    writers.push(await server.join(chief, project, "editor", { name, organisation: "JICA", side: "japan" }));
  }
});
afterAll(() => server.close());

/** Somebody at work: a real editor, as the product makes it, over a real line. */
function sitDown(as: Person, document: string) {
  const line = openProvider({ server, as, document });
  const element = globalThis.document.createElement("div");
  globalThis.document.body.append(element);
  const editor = new Editor({
    element,
    injectCSS: false,
    extensions: [
      ...schemaExtensions,
      Collaboration.configure({ fragment: line.doc.getXmlFragment(bodyRoot("en")) }),
      OwnCaret,
      StructureGuard,
      BlockIds,
      WholeSelections,
    ],
  });
  return {
    editor,
    line,
    type: (before: string, text: string, offset = 0) =>
      editor.view.dispatch(editor.state.tr.insertText(text, find(editor, before) + offset)),
    put: (at: string, to = 0) => {
      const from = find(editor, at);
      editor.view.dispatch(
        editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, from + to)),
      );
    },
    remove: (words: string) => {
      const from = find(editor, words);
      editor.view.dispatch(editor.state.tr.delete(from, from + words.length));
    },
    undo: () => {
      yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing();
      editor.commands.undo();
    },
    newStep: () => yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing(),
    leave: () => {
      editor.destroy();
      line.close();
    },
  };
}
type Writer = ReturnType<typeof sitDown>;

function find(editor: Editor, words: string): number {
  let found: number | undefined;
  editor.state.doc.descendants((node, at) => {
    const index = node.isText ? node.text!.indexOf(words) : -1;
    if (found === undefined && index >= 0) found = at + index;
  });
  if (found === undefined) throw new Error(`"${words}" is not in the text.`);
  return found;
}

/** The blocks that the test puts at the head of the first section, behind its title. */
function blockAt(editor: Editor, index: number): { at: number; node: Node } {
  const section = editor.state.doc.firstChild!;
  let at = 1;
  for (let child = 0; child <= index; child++) at += section.child(child).nodeSize;
  return { at, node: section.child(index + 1) };
}

const line = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const base = [
  { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Deliverables in short" }] },
  line("The consultant shall deliver a baseline report within thirty days of signing."),
  line("Payment follows acceptance by the client."),
  {
    type: "bulletList",
    content: ["First item text", "Second item text"].map((text) => ({
      type: "listItem",
      content: [line(text)],
    })),
  },
];

/** Nodes of the editor's own schema. */
const nodesIn = ({ schema }: Editor, blocks: object[]) => blocks.map((block) => schema.nodeFromJSON(block));

type Scenario = {
  name: string;
  quote?: string;
  detaches?: true;
  act: (a: Writer, b: Writer, document: string) => void | Promise<void>;
  /** Done by the other writer while both are offline from each other. */
  meanwhile?: (b: Writer) => void;
};

const move = ({ editor }: Writer, from: number, to: number) => {
  const { at, node } = blockAt(editor, from);
  const change = editor.state.tr.delete(at, at + node.nodeSize);
  change.insert(change.mapping.map(blockAt(editor, to).at), node);
  editor.view.dispatch(change);
};

const scenarios: Scenario[] = [
  { name: "typing before it", act: (a) => a.type("The cons", "NOTE: ") },
  {
    name: "typing before it while another makes it bold",
    act: (a) => a.type("The cons", "NOTE: "),
    meanwhile: (b) => {
      b.put("report", 13);
      b.editor.commands.toggleMark("bold");
    },
  },
  {
    name: "two people typing inside it",
    act: (a) => a.type("report", "draft "),
    meanwhile: (b) => b.type("report", "and final "),
  },
  {
    name: "two people typing at its edges",
    act: (a) => a.type("baseline", "XX"),
    meanwhile: (b) => b.type("report", "YY", 6),
  },
  {
    name: "Enter before it",
    act: (a) => {
      a.put("deliver");
      a.editor.commands.splitBlock();
    },
  },
  {
    name: "Enter behind it",
    act: (a) => {
      a.put("within");
      a.editor.commands.splitBlock();
    },
  },
  {
    name: "Enter inside it",
    act: (a) => {
      a.put("report");
      a.editor.commands.splitBlock();
    },
  },
  {
    name: "Enter before it and back",
    act: (a) => {
      a.put("deliver");
      a.editor.commands.splitBlock();
      a.editor.commands.joinBackward();
    },
  },
  {
    name: "the next paragraph joined to its own",
    act: (a) => {
      a.put("Payment");
      a.editor.commands.joinBackward();
    },
  },
  {
    name: "its paragraph joined to the one before",
    quote: "acceptance",
    act: (a) => {
      a.put("Payment");
      a.editor.commands.joinBackward();
    },
  },
  {
    name: "its paragraph made a heading",
    act: (a) => {
      a.put("baseline");
      a.editor.commands.setNode("heading", { level: 3 });
    },
  },
  {
    name: "its paragraph put into a list",
    act: (a) => {
      a.put("baseline");
      a.editor.commands.toggleList("bulletList", "listItem");
    },
  },
  {
    name: "its paragraph put into a quotation",
    act: (a) => {
      a.put("baseline");
      a.editor.commands.wrapIn("blockquote");
    },
  },
  {
    name: "its list item moved in",
    quote: "Second item",
    act: (a) => {
      a.put("Second");
      a.editor.commands.sinkListItem("listItem");
    },
  },
  { name: "its paragraph moved", act: (a) => move(a, 1, 3) },
  { name: "its neighbour moved above it", act: (a) => move(a, 2, 1) },
  { name: "deleted", detaches: true, act: (a) => a.remove("baseline report") },
  {
    name: "deleted, and undone",
    act: async (a) => {
      a.newStep();
      a.remove("baseline report");
      await pause(700);
      a.undo();
    },
  },
  {
    name: "its paragraph deleted, and undone",
    act: async (a) => {
      a.newStep();
      const { at, node } = blockAt(a.editor, 1);
      a.editor.view.dispatch(a.editor.state.tr.delete(at, at + node.nodeSize));
      await pause(700);
      a.undo();
    },
  },
  {
    name: "half of it deleted while another types in the other half",
    act: (a) => a.remove("baseline "),
    meanwhile: (b) => b.type("report", "ZZ", 3),
  },
  {
    name: "cut, and pasted elsewhere",
    act: async (a) => {
      const { at, node } = blockAt(a.editor, 1);
      a.editor.view.dispatch(a.editor.state.tr.delete(at, at + node.nodeSize));
      await pause(700);
      a.editor.view.dispatch(a.editor.state.tr.insert(blockAt(a.editor, 2).at, node));
    },
  },
  {
    name: "copied",
    act: (a) => {
      const { node } = blockAt(a.editor, 1);
      a.editor.view.dispatch(a.editor.state.tr.insert(blockAt(a.editor, 3).at, node));
    },
  },
  {
    name: "an older version restored",
    act: async (a, _b, document) => {
      const kept = await chief.post<{ id: string }>(`/api/documents/${document}/versions`, {
        name: "Before",
      });
      a.type("The cons", "Junk ");
      await onDisk(document, "Junk ");
      await chief.post(`/api/documents/${document}/restore`, { version: kept.body.id });
    },
  },
  {
    name: "its paragraph written anew, and an older version restored",
    act: async (a, _b, document) => {
      const kept = await chief.post<{ id: string }>(`/api/documents/${document}/versions`, {
        name: "Before",
      });
      const { at, node } = blockAt(a.editor, 1);
      a.editor.view.dispatch(
        a.editor.state.tr.replaceWith(
          at,
          at + node.nodeSize,
          nodesIn(a.editor, [line("entirely different")]),
        ),
      );
      await onDisk(document, "entirely different");
      await chief.post(`/api/documents/${document}/restore`, { version: kept.body.id });
    },
  },
  {
    name: "Enter before it while another types in it",
    act: (a) => {
      a.put("deliver");
      a.editor.commands.splitBlock();
    },
    meanwhile: (b) => b.type("report", "NEW "),
  },
  {
    name: "its paragraph deleted while another types in it",
    detaches: true,
    act: (a) => {
      const { at, node } = blockAt(a.editor, 1);
      a.editor.view.dispatch(a.editor.state.tr.delete(at, at + node.nodeSize));
    },
    meanwhile: (b) => b.type("report", "NEW "),
  },
  {
    name: "its paragraph made a heading while another types in it",
    act: (a) => {
      a.put("baseline");
      a.editor.commands.setNode("heading", { level: 3 });
    },
    meanwhile: (b) => b.type("report", "NEW "),
  },
];

const onDisk = (document: string, words: string) =>
  until(async () =>
    JSON.stringify((await chief.get(`/api/documents/${document}/content?language=en`)).body).includes(words),
  );

for (const { name, quote = "baseline report", detaches = false, act, meanwhile } of scenarios) {
  test(`${name}: the thread ${detaches ? "is detached and keeps its quote" : "stays with its text"}`, async () => {
    const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
      template: "tor-jica-study",
      languages: ["en"],
    });
    const document = made.body.id;
    const [a, b] = [sitDown(writers[0]!, document), sitDown(writers[1]!, document)];
    await a.line.synced();
    await b.line.synced();
    a.editor.view.dispatch(a.editor.state.tr.insert(blockAt(a.editor, 0).at, nodesIn(a.editor, base)));
    await onDisk(document, "Second item text");
    const begun = await director.post<{ id: string }>(`/api/documents/${document}/threads`, {
      anchor: { language: "en", quote },
      body: "Please clarify.",
    });
    expect(begun.status).toBe(201);
    const isMarked = ({ editor }: Writer) => JSON.stringify(editor.getJSON()).includes(begun.body.id);
    await until(() => isMarked(a) && isMarked(b));
    a.newStep();

    if (meanwhile) b.line.provider.disconnect();
    await act(a, b, document);
    if (meanwhile) {
      meanwhile(b);
      await pause(100);
      b.line.provider.connect();
      await b.line.synced();
    }
    const same = () => JSON.stringify(a.editor.getJSON()) === JSON.stringify(b.editor.getJSON());
    await until(same);
    // The watch over the anchors runs within two seconds of the last change.
    await pause(1700);
    await until(same);
    const thread = (await director.get<ThreadAnswer>(`/api/threads/${begun.body.id}`)).body;
    expect({ detached: thread.detached, quote: thread.quote }).toEqual({ detached: detaches, quote });
    expect([isMarked(a), isMarked(b)]).toEqual([!detaches, !detaches]);
    a.leave();
    b.leave();
  });
}
