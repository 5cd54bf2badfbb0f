import { expect, test } from "vitest";
import * as Y from "yjs";
import { KnownClocks } from "../../client/live/known-clocks";

function docWith(text: string, client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getText("t").insert(0, text);
  return doc;
}

test("a server that has all it ever had, and more, has lost nothing", () => {
  const known = new KnownClocks();
  const doc = docWith("abc", 1);
  expect(known.begin(Y.encodeStateVector(doc))).toBe(false);
  doc.getText("t").insert(3, "d");
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(docWith("x", 2)));
  expect(known.begin(Y.encodeStateVector(doc))).toBe(false);
  expect(known.covers(doc)).toBe(true);
});

test("a server that has less than it had, or nothing at all of somebody, has lost it, and is known not to have it", () => {
  const doc = docWith("abc", 1);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(docWith("x", 2)));
  for (const left of [docWith("ab", 1), docWith("x", 2), new Y.Doc()]) {
    const known = new KnownClocks();
    known.addUpdate(Y.encodeStateAsUpdate(doc));
    expect(known.begin(Y.encodeStateVector(left))).toBe(true);
    expect(known.covers(doc)).toBe(false);
    expect(known.begin(Y.encodeStateVector(left))).toBe(false);
  }
});

test("what a page has never known, a server cannot have lost", () => {
  expect(new KnownClocks().begin(Y.encodeStateVector(new Y.Doc()))).toBe(false);
});
