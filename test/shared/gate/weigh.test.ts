import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { weighUpdate } from "../../../shared/update-gate";
import {
  binary,
  characters,
  deleted,
  element,
  embed,
  type ForgedStruct,
  forge,
  format,
  gap,
  json,
  rawValue,
  subDocument,
  textType,
  type,
  values,
} from "../../fuzz/forge";

const hex = (digits: string) => Uint8Array.from(digits.match(/../g)!, (pair) => Number.parseInt(pair, 16));
const one = (...structs: ForgedStruct[]) => forge([{ client: 7, structs }]);
const why = (bytes: Uint8Array) => {
  const weighed = weighUpdate(bytes);
  return weighed.ok ? "ok" : weighed.why;
};
const attribute = (content: ForgedStruct["content"]): ForgedStruct => ({
  parent: [1, 0],
  key: "id",
  content,
});

/** Deep enough to overflow the stack of anything that recurses. */
function nestedValue(depth: number): Uint8Array {
  const bytes = new Uint8Array(2 * depth + 1).fill(1);
  for (let i = 0; i < 2 * depth; i += 2) bytes[i] = 117;
  bytes[2 * depth] = 126;
  return bytes;
}

describe("a few bytes cannot cost more than they weigh", () => {
  test.each([
    ["30 million structs in seven bytes", hex("018087a70e0500")],
    ["10 million structs in seven bytes", hex("0180ade2040500")],
    ["2^25 structs in thirteen bytes", hex("01808080100700040103783a7900")],
    ["2^53 clients", hex("ffffffffffffff0f")],
    ["a number that never ends", new Uint8Array(1 << 20).fill(0x80)],
    ["a string longer than the update", one({ parent: "body:en", content: characters("abc") }).slice(0, -3)],
    ["2^30 deletes", hex("000107808080800400")],
    ["a gap of nothing but gaps", forge([{ client: 7, structs: [{ content: gap(5) }] }])],
  ])("%s", (_, bytes) => {
    const started = performance.now();
    expect(why(bytes)).not.toBe("ok");
    expect(performance.now() - started).toBeLessThan(200);
  });

  test("100,000 client ids in one update are refused", () => {
    const clients = Array.from({ length: 100_000 }, (_, client) => ({
      client,
      structs: [{ parent: "body:en", content: deleted(1) }],
    }));
    expect(why(forge(clients))).toBe("too-many: clients");
  });

  test("300,000 delete ranges are refused, and so are ranges that overlap", () => {
    const ranges = Array.from({ length: 300_000 }, (_, i) => [2 * i, 1] as const);
    expect(why(forge([], { 9: ranges }))).toBe("too-many: deletes");
    expect(
      why(
        forge([], {
          9: [
            [0, 100],
            [50, 100],
          ],
        }),
      ),
    ).toBe("deletes-out-of-order");
  });

  test("more than the agreed bytes are not even read", () => {
    expect(why(new Uint8Array((8 << 20) + 1))).toBe("too-many: bytes");
  });

  test("a value nested 100,000 deep is refused, 32 deep is read", () => {
    expect(why(one(attribute(rawValue(nestedValue(100_000)))))).toBe("value-too-deep");
    expect(why(one(attribute(rawValue(nestedValue(33)))))).toBe("value-too-deep");
    expect(why(one(attribute(rawValue(nestedValue(32)))))).toBe("ok");
  });
});

describe("content that no editor of ours writes is refused", () => {
  test.each([
    ["a sub-document", subDocument],
    ["JSON", json("{}")],
    ["bytes", binary(new Uint8Array(3))],
    ["an embed", embed("{}")],
    ["an array", type(0)],
    ["a map", type(1)],
    ["a plain text", type(2)],
    ["a fragment", type(4)],
    ["a hook", type(5)],
    ["an unknown node", element("script")],
    ["a node named like a property of objects", element("__proto__")],
    ["a whole document as a node", element("doc")],
    ["an unknown mark", format("blink", "{}")],
    ["a mark named like a property of objects", format("__proto__", "{}")],
    ["a mark with an attribute too many", format("link", '{"href":"https://a.id","rel":"opener"}')],
    ["a mark with a hash that cannot overlap", format("link--abcdefgh", '{"href":"https://a.id"}')],
    ["a mark with broken attributes", format("bold", "{")],
    ["a mark with attributes deep enough to overflow a stack", format("bold", "[".repeat(16_000))],
    ["a mark with an attribute of another shape", format("comment--abcdefgh", '{"id":["x"]}')],
    ["an empty string", characters("")],
    ["nothing deleted", deleted(0)],
    ["no value", values()],
    ["a huge integer", values(2n ** 60n)],
    ["bytes as a value", values(new Uint8Array(2))],
    ["not a number", values(Number.NaN)],
    ["a key __proto__ in a value", rawValue(hex("7601095f5f70726f746f5f5f7600"))],
  ])("%s", (_, content) => {
    expect(why(one({ parent: [1, 0], key: undefined, content }))).not.toBe("ok");
  });

  test.each([
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "//host",
    "\u0000https://a.id",
  ])("a link to %j", (href) => {
    expect(why(one({ parent: [1, 0], content: format("link", JSON.stringify({ href })) }))).toBe(
      "mark-attributes: link",
    );
  });

  test("any other root", () => {
    expect(why(one({ parent: "body:xx", content: deleted(1) }))).toBe("root-name");
    expect(why(one({ parent: "__proto__", content: deleted(1) }))).toBe("root-name");
    expect(why(one({ parent: "body:ja", content: deleted(1) }))).toBe("ok");
  });

  test("broken UTF-8, which Yjs would throw at", () => {
    const bytes = one({ parent: "body:en", content: characters("abc") });
    bytes[bytes.length - 2] = 0xff;
    expect(why(bytes)).toBe("not-utf8");
  });

  test("bytes after the end", () => {
    const bytes = one({ parent: "body:en", content: deleted(1) });
    expect(why(Uint8Array.from([...bytes, 0]))).toBe("bytes-after-the-end");
    expect(why(new Uint8Array())).toBe("cut-short");
  });

  test("an update in the V2 format", () => {
    const doc = new Y.Doc();
    doc.getText("body:en").insert(0, "hello");
    expect(why(Y.encodeStateAsUpdateV2(doc))).not.toBe("ok");
  });

  test("what leans on its own future, or writes for one client twice", () => {
    expect(why(one({ origin: [7, 4], content: characters("x") }))).toBe("leans-on-later");
    expect(why(one({ parent: [7, 0], content: characters("x") }))).toBe("leans-on-later");
    const structs = [{ parent: "body:en", content: deleted(1) }];
    const again = { client: 7, structs };
    expect(why(forge([again, again]))).toBe("client-twice-or-empty");
    expect(why(forge([{ client: 7, structs: [] }, again]))).toBe("client-twice-or-empty");
  });
});

describe("what is told of an update", () => {
  test("the clocks it writes and the clocks it needs", () => {
    const bytes = forge(
      [
        {
          client: 7,
          clock: 10,
          structs: [
            { origin: [7, 9], content: characters("日本😀") },
            { content: gap(6) },
            { origin: [8, 3], right: [9, 20], content: textType },
            { parent: [7, 3], content: deleted(2) },
          ],
        },
      ],
      { 7: [[12, 9]], 11: [[4, 2]] },
    );
    const weighed = weighUpdate(bytes);
    if (!weighed.ok) throw new Error(weighed.why);
    const { clients, needs, structs } = weighed.update;
    expect(clients.get(7)).toEqual({ from: 10, to: 23, first: 0, end: 3 });
    expect(structs.map(({ clock, length }) => [clock, length])).toEqual([
      [10, 4],
      [20, 1],
      [21, 2],
    ]);
    expect(Object.fromEntries(needs)).toEqual({ 7: 20, 8: 4, 9: 21, 11: 6 });
  });
});
