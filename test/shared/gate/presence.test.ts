import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { readPresence } from "../../../shared/update-gate";

function presence(...entries: [client: number, clock: number, json: string][]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const [client, clock, json] of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, json);
  }
  return encoding.toUint8Array(encoder);
}
const why = (bytes: Uint8Array, most?: number) => {
  const read = readPresence(bytes, most);
  return read.ok ? "ok" : read.why;
};
const state = (value: unknown) => presence([7, 1, JSON.stringify(value)]);
const caretAt = (position: unknown) => state({ cursor: { anchor: position, head: position } });

test("what y-protocols sends is read, caret and leave-taking included", () => {
  const doc = new Y.Doc();
  const text = doc.getXmlFragment("body:en");
  text.insert(0, [new Y.XmlText("abc")]);
  const awareness = new Awareness(doc);
  const position = Y.relativePositionToJSON(
    Y.createRelativePositionFromTypeIndex(text.get(0) as Y.XmlText, 2),
  );
  const end = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 1));
  const own = { user: { name: "A" }, cursor: { anchor: position, head: end } };
  awareness.setLocalState(own);
  const read = readPresence(encodeAwarenessUpdate(awareness, [doc.clientID]));
  expect(read).toEqual({
    ok: true,
    entries: [{ client: doc.clientID, clock: expect.any(Number), state: own }],
  });
  awareness.setLocalState(null);
  const left = readPresence(encodeAwarenessUpdate(awareness, [doc.clientID]));
  expect(left).toMatchObject({ ok: true, entries: [{ state: null }] });
  awareness.destroy();
});

test("50,000 invented participants, or a count without them, are refused", () => {
  const many = presence(
    ...Array.from({ length: 50_000 }, (_, i) => [i, 1, "{}"] as [number, number, string]),
  );
  expect(why(many)).toBe("too-many: presence entries");
  expect(why(Uint8Array.from([0xff, 0xff, 0xff, 0x7f]))).toBe("too-many: presence entries");
  expect(why(presence([1, 1, "{}"], [2, 1, "{}"]), 1)).toBe("too-many: presence entries");
});

test("a state is a moderate object or null", () => {
  expect(why(state({ text: "x".repeat(5000) }))).toBe("too-large: presence");
  expect(why(presence([7, 1, "{"]))).toBe("presence: not JSON");
  expect(why(state([1]))).toBe("presence: not an object");
  expect(why(state("text"))).toBe("presence: not an object");
  expect(why(presence([7, 1, `{"a":${"[".repeat(1000)}${"]".repeat(1000)}}`]))).toBe(
    "presence: too deep or __proto__",
  );
  expect(why(presence([7, 1, '{"__proto__":{"a":1}}']))).toBe("presence: too deep or __proto__");
  expect(why(Uint8Array.from([...state({}), 0]))).toBe("bytes-after-the-end");
  expect(why(state({}).slice(0, -1))).toBe("cut-short");
});

test("a caret that would throw in every other editor is refused", () => {
  expect(why(caretAt({ type: null, tname: "body:en", item: null, assoc: 0 }))).toBe("ok");
  expect(why(caretAt({ item: { client: 1, clock: 2 } }))).toBe("ok");
  expect(why(state({ cursor: null }))).toBe("ok");
  for (const position of [
    5,
    null,
    {},
    { tname: "other root" },
    { item: { client: -1, clock: 0 } },
    { item: 3 },
  ])
    expect(why(caretAt(position)), JSON.stringify(position)).toBe("presence: caret");
  expect(why(state({ cursor: "x" }))).toBe("presence: caret");
});
