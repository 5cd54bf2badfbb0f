import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { documentSchema } from "../../../shared/document/extensions";
import { maxDepth } from "../../../shared/document/schema";
import { type PlaceOptions, placeUpdate, weighUpdate, yDocParents } from "../../../shared/update-gate";
import {
  characters,
  deleted,
  element,
  type ForgedId,
  type ForgedStruct,
  forge,
  format,
  gone,
  textType,
  values,
} from "../../fuzz/forge";
import { seededDoc } from "../../fuzz/writers";

const me = 7;
let room: Y.Doc;

beforeEach(() => {
  room = seededDoc(["a", "b"]);
});

function judge(bytes: Uint8Array, options?: PlaceOptions): string {
  const weighed = weighUpdate(bytes);
  if (!weighed.ok) return weighed.why;
  const placed = placeUpdate(weighed.update, yDocParents(room), options);
  return placed.ok ? "ok" : placed.why;
}
const mine = (...structs: ForgedStruct[]) => judge(forge([{ client: me, structs }]));
const isServer = { isServer: true };

/** What changed in a copy of the room. */
function change(deed: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(room));
  const before = Y.encodeStateVector(copy);
  deed(copy);
  return Y.encodeStateAsUpdate(copy, before);
}
const body = (doc: Y.Doc) => doc.getXmlFragment("body:en");
const sectionOf = (doc: Y.Doc) => body(doc).get(0) as Y.XmlElement;
const child = (doc: Y.Doc, ...path: number[]) =>
  path.reduce<Y.XmlElement | Y.XmlText>(
    (parent, index) => (parent as Y.XmlElement).get(index) as Y.XmlElement,
    sectionOf(doc),
  );
type Loose = Y.XmlElement<{ [key: string]: string | boolean }>;
type Placed = { _item: Y.Item | null };
const idOf = (type: Placed): ForgedId => [type._item!.id.client, type._item!.id.clock];
const titleText = 0;
const paragraph = 1;

describe("the list of sections is the server's", () => {
  test("a second title of 29 bytes, which would make every editor delete the section", () => {
    const bytes = change((copy) => {
      copy.clientID = 1;
      sectionOf(copy).insert(1, [new Y.XmlElement("title")]);
    });
    const alone = forge([
      { client: me, structs: [{ origin: idOf(child(room, 0)), content: element("title") }] },
    ]);
    expect(alone.length).toBeLessThan(30);
    expect(judge(alone)).toBe("server-only: creates title");
    expect(judge(bytes)).toBe("server-only: creates title");
  });

  test("a section is created and deleted by the server only", () => {
    const created = change((copy) => body(copy).insert(0, [new Y.XmlElement("section")]));
    const removed = change((copy) => body(copy).delete(0, 1));
    expect(judge(created)).toBe("server-only: creates section");
    expect(judge(removed)).toBe("server-only: deletes");
    expect(judge(change((copy) => sectionOf(copy).delete(0, 1)))).toBe("server-only: deletes");
    expect(judge(created, isServer)).toBe("ok");
    expect(judge(removed, isServer)).toBe("ok");
  });

  test("deleting what was deleted is no offence: a step 2 repeats everything that ever was", () => {
    const bytes = change((copy) => body(copy).delete(0, 1));
    Y.applyUpdate(room, bytes);
    expect(judge(bytes)).toBe("ok");
  });

  test("its attributes are neither overwritten, nor deleted, nor buried", () => {
    const write = (key: string, value: string | boolean) =>
      judge(change((copy) => (sectionOf(copy) as Loose).setAttribute(key, value)));
    expect(write("id", "other")).toBe("server-only: section.id");
    expect(write("required", false)).toBe("server-only: section.required");
    expect(write("locked", true)).toBe("server-only: section.locked");
    expect(judge(change((copy) => sectionOf(copy).removeAttribute("id")))).toBe("server-only: deletes");
    const { client, clock } = sectionOf(room)._map.get("id")!.id;
    expect(mine({ origin: [client, clock], content: deleted(1) })).toBe("server-only: section.id");
    expect(mine({ parent: idOf(sectionOf(room)), key: "id", content: deleted(1) })).toBe(
      "server-only: section.id",
    );
  });

  test("an editor may spell out a default that was left away", () => {
    body(room).insert(0, [new Y.XmlElement("section")]);
    const write = (value: boolean) =>
      judge(change((copy) => (sectionOf(copy) as Loose).setAttribute("numbered", value)));
    expect(write(true)).toBe("ok");
    expect(write(false)).toBe("server-only: section.numbered");
  });

  test("nothing gets before the title, not even behind something deleted", () => {
    const inFront = change((copy) => sectionOf(copy).insert(0, [new Y.XmlElement("paragraph")]));
    expect(judge(inFront)).toBe("place: before the title");
    const parent = idOf(sectionOf(room));
    expect(mine({ parent, content: deleted(1) }, { origin: [me, 0], content: element("paragraph") })).toBe(
      "place: before the title",
    );
    expect(mine({ right: idOf(child(room, 0)), content: element("paragraph") })).toBe(
      "place: before the title",
    );
    expect(mine({ origin: idOf(child(room, 0)), content: element("paragraph") })).toBe("ok");
  });
});

describe("what stands where the schema does not have it", () => {
  test("text straight in a section, a paragraph in a paragraph, a section in a list", () => {
    expect(judge(change((copy) => sectionOf(copy).insert(1, [new Y.XmlText("x")])))).toBe(
      "child: text in section",
    );
    const inParagraph = change((copy) =>
      (child(copy, paragraph) as Y.XmlElement).insert(0, [new Y.XmlElement("paragraph")]),
    );
    expect(judge(inParagraph)).toBe("child: paragraph in paragraph");
    const parent = idOf(child(room, 4));
    expect(mine({ parent, content: element("section") })).toBe("server-only: creates section");
    expect(judge(forge([{ client: me, structs: [{ parent, content: element("section") }] }]), isServer)).toBe(
      "child: section in bulletList",
    );
  });

  test("anything but sections in a body", () => {
    expect(mine({ parent: "body:en", content: element("paragraph") })).toBe("child: paragraph in doc");
    expect(mine({ parent: "body:ja", content: textType })).toBe("child: text in doc");
    expect(mine({ parent: "body:en", content: characters("x") })).toBe("child: characters in doc");
    expect(mine({ parent: "body:en", key: "id", content: values("x") })).toBe(
      "entry: only elements have attributes",
    );
  });

  test("characters, marks and values outside a text; elements inside one", () => {
    const element1 = idOf(child(room, paragraph));
    const text = idOf(child(room, paragraph, 0));
    expect(mine({ parent: element1, content: characters("x") })).toBe("child: characters in paragraph");
    expect(mine({ parent: element1, content: format("bold", "{}") })).toBe("child: mark in paragraph");
    expect(mine({ parent: element1, content: values("x") })).toBe("child: value in paragraph");
    expect(mine({ parent: text, content: values("x") })).toBe("child: value in paragraph");
    expect(mine({ parent: text, content: element("hardBreak") })).toBe("child: hardBreak in a text");
    expect(mine({ parent: text, key: "id", content: values("x") })).toBe(
      "entry: only elements have attributes",
    );
    expect(mine({ parent: element1, key: "id", content: element("paragraph") })).toBe(
      "entry: element under a key",
    );
    expect(mine({ parent: text, content: characters("x") })).toBe("ok");
  });

  test("a bold title: every editor would delete it with its section", () => {
    const mark = (name: string, value: object | null) =>
      judge(change((copy) => (child(copy, titleText, 0) as Y.XmlText).format(0, 2, { [name]: value })));
    expect(mark("bold", {})).toBe("mark: bold in title");
    expect(mark("link", { href: "https://a.id" })).toBe("mark: link in title");
    expect(mark("comment--abcdefgh", { id: "018f3a52-0000-7000-8000-000000000001" })).toBe("ok");
    expect(mark("insertion", { id: "x" })).toBe("ok");
    expect(judge(change((copy) => (child(copy, titleText, 0) as Y.XmlText).insert(0, "x")))).toBe("ok");
    const atom = change((copy) =>
      (child(copy, titleText) as Y.XmlElement).insert(0, [new Y.XmlElement("hardBreak")]),
    );
    expect(judge(atom)).toBe("child: hardBreak in title");
  });

  test("5,000 elements in each other, at once or one update at a time", () => {
    const start = idOf(child(room, 0));
    const structs: ForgedStruct[] = [{ origin: start, content: element("blockquote") }];
    for (let depth = 1; depth < 5000; depth++)
      structs.push({ parent: [me, depth - 1], content: element("blockquote") });
    expect(mine(...structs)).toBe("too-deep");

    let refused = 0;
    for (const [clock, struct] of structs.entries()) {
      const bytes = forge([{ client: me, clock, structs: [struct] }]);
      if (judge(bytes) === "ok") Y.applyUpdate(room, bytes);
      else refused++;
    }
    // A section is one deep.
    expect(refused).toBe(5000 - (maxDepth - 1));
    expect(() => room.getXmlFragment("body:en").toString()).not.toThrow();
  });
});

describe("attributes", () => {
  const paragraphId = () => idOf(child(room, paragraph));
  test.each([
    ["href", "javascript:alert(1)"],
    ["style", "color:red"],
    ["class", "x"],
    ["__proto__", { a: 1 }],
    ["constructor", "x"],
    ["id", "x".repeat(41)],
    ["id", ["a"]],
    ["id", { a: 1 }],
    ["align", "javascript:alert(1)"],
    ["track", "x".repeat(1 << 20)],
  ])("%s of a paragraph as %j is refused", (key, value) => {
    expect(mine({ parent: paragraphId(), key, content: values(value) })).toBe(`attribute: paragraph.${key}`);
  });

  test("an overwritten attribute is judged by the name that the wire leaves out", () => {
    const { client, clock } = (child(room, paragraph) as Y.XmlElement)._map.get("id")!.id;
    expect(mine({ origin: [client, clock], content: values("new") })).toBe("ok");
    expect(mine({ origin: [client, clock], content: values(5) })).toBe("attribute: paragraph.id");
    expect(mine({ origin: [client, clock], content: characters("x") })).toBe("entry: string under a key");
  });

  test("null only where the schema has no default, undefined anywhere", () => {
    const heading = idOf(child(room, 2));
    expect(mine({ parent: heading, key: "level", content: values(null) })).toBe("attribute: heading.level");
    expect(mine({ parent: heading, key: "level", content: values(undefined) })).toBe("ok");
    expect(mine({ parent: heading, key: "key", content: values(null) })).toBe("ok");
  });
});

describe("facts", () => {
  const fact = (key: string, value: unknown) => mine({ parent: "fields", key, content: values(value) });

  test("have a short plain key, a kind and a value of moderate size and depth", () => {
    expect(fact("budget.total", { kind: "money", value: { minor: 1, currency: "IDR" } })).toBe("ok");
    expect(fact("__proto__", { kind: "text", value: {} })).toBe("ok");
    expect(fact("a b", { kind: "text", value: {} })).toBe("fact: key");
    expect(fact("x".repeat(65), { kind: "text", value: {} })).toBe("fact: key");
    expect(fact("x", "text")).toBe("fact: x");
    expect(fact("x", { kind: "script", value: 1 })).toBe("fact: x");
    expect(fact("x", { kind: "text", value: 1, more: 1 })).toBe("fact: x");
    expect(fact("x", { kind: "text", value: "x".repeat(20_001) })).toBe("fact: too long");
    expect(fact("x", { kind: "text", value: [[[[[[[]]]]]]] })).toBe("fact: x");
  });

  test("hold nothing but entries", () => {
    expect(mine({ parent: "fields", content: values("x") })).toBe("place: the facts hold entries only");
    expect(mine({ parent: "fields", key: "x", content: element("paragraph") })).toBe(
      "entry: element under a key",
    );
    expect(mine({ parent: "fields", key: "x", content: textType })).toBe("entry: text under a key");
  });

  test("are judged by whoever knows their fields", () => {
    const bytes = forge([{ client: me, structs: [{ parent: "fields", key: "x", content: values("odd") }] }]);
    expect(judge(bytes, { fieldHolds: (key, value) => key === "x" && value === "odd" })).toBe("ok");
  });

  test("are deleted by whoever may write", () => {
    expect(judge(change((copy) => copy.getMap("fields").delete("date")))).toBe("ok");
  });
});

describe("what does not fit together", () => {
  test("what leans on the unknown is told apart, with what is missing", () => {
    const weighed = weighUpdate(
      forge([{ client: me, clock: 3, structs: [{ origin: [99, 5], content: characters("x") }] }]),
    );
    if (!weighed.ok) throw new Error(weighed.why);
    const placed = placeUpdate(weighed.update, yDocParents(room));
    expect(placed).toMatchObject({
      ok: false,
      missing: new Map([
        [7, 3],
        [99, 6],
      ]),
    });
  });

  test("an item between two that stand in different lists, as no editor puts one", () => {
    const element1 = idOf(child(room, paragraph));
    const { client, clock } = (child(room, 2, 0) as Y.XmlText)._start!.id;
    const inText = [client, clock] as const;
    const apart = "place: neighbours apart";
    expect(mine({ origin: element1, right: inText, content: characters("x") })).toBe(apart);
    expect(mine({ origin: inText, right: element1, content: characters("x") })).toBe(apart);
    const align = idOf({ _item: child(room, paragraph)._map.get("id")! });
    expect(mine({ origin: align, right: inText, content: values("left") })).toBe(apart);
  });

  test("rings, which Yjs would park for ever", () => {
    const ring = [
      { client: 7, structs: [{ origin: [8, 0] as const, content: characters("x") }] },
      { client: 8, structs: [{ origin: [7, 0] as const, content: characters("x") }] },
    ];
    expect(judge(forge(ring))).toBe("leans-on-itself");
    const throughOrder = [
      {
        client: 7,
        structs: [
          { origin: [8, 0] as const, content: characters("x") },
          { parent: "body:en", content: deleted(1) },
        ],
      },
      { client: 8, structs: [{ origin: [7, 1] as const, content: characters("x") }] },
    ];
    expect(judge(forge(throughOrder))).toBe("leans-on-itself");
  });

  test("the second half of an item under another beginning", () => {
    const text = child(room, paragraph, 0) as Y.XmlText;
    const other = child(room, 2, 0) as Y.XmlText;
    const first = forge([{ client: me, structs: [{ parent: idOf(text), content: characters("abc") }] }]);
    Y.applyUpdate(room, first);
    expect(mine({ parent: idOf(text), content: characters("abcdef") })).toBe("ok");
    expect(mine({ parent: idOf(other), content: characters("abcdef") })).toBe("place: torn");
  });

  test("a parent that cannot hold anything", () => {
    const { client, clock } = (child(room, paragraph, 0) as Y.XmlText)._start!.id;
    expect(mine({ parent: [client, clock], content: characters("x") })).toBe("place: not in a holder");
    expect(
      mine(
        { parent: idOf(child(room, paragraph, 0)), content: characters("x") },
        { parent: [me, 0], content: characters("y") },
      ),
    ).toBe("place: not in a holder");
  });
});

describe("what others have deleted meanwhile", () => {
  test("writing on in a paragraph that is gone is accepted and leaves nothing behind", () => {
    const bytes = change((copy) => (child(copy, paragraph, 0) as Y.XmlText).insert(3, "new text"));
    sectionOf(room).delete(paragraph, 1);
    expect(judge(bytes)).toBe("ok");
    Y.applyUpdate(room, bytes);
    expect(body(room).toString()).not.toContain("new text");
    const parent = idOf(sectionOf(room));
    expect(mine({ parent, content: gone(5) }, { origin: [me, 2], content: characters("x") })).toBe("ok");
  });

  test("writing on in a section that the server has removed is accepted", () => {
    const bytes = change((copy) => {
      (child(copy, paragraph, 0) as Y.XmlText).insert(3, "new text");
      sectionOf(copy).insert(2, [new Y.XmlElement("paragraph")]);
    });
    body(room).delete(0, 1);
    expect(judge(bytes)).toBe("ok");
    Y.applyUpdate(room, bytes);
    const json = yXmlFragmentToProsemirrorJSON(body(room));
    expect(() => documentSchema.nodeFromJSON(json).check()).not.toThrow();
  });
});

describe("what would cost Yjs more than its bytes", () => {
  const manyBetween = (count: number): ForgedStruct[] => {
    const text = child(room, paragraph, 0) as Y.XmlText;
    text.insert(5, "x".repeat(2 * count));
    let run = text._start!;
    while (run.length < count) run = run.right!;
    const { client, clock } = run.id;
    const origin = [text._start!.id.client, text._start!.id.clock] as const;
    return Array.from({ length: count }, (_, i) => ({
      origin,
      right: [client, clock + 2 * count - 1 - i] as const,
      content: characters("y"),
    }));
  };

  test("270 kB of items between far neighbours, which hold Y.applyUpdate for minutes", () => {
    const bytes = forge([{ client: me, structs: manyBetween(16_000) }]);
    expect(bytes.length).toBeLessThan(300_000);
    const started = performance.now();
    expect(judge(bytes)).toBe("too-costly: neighbours to pass");
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("a little of it passes and is told, so that the room can count it", () => {
    const weighed = weighUpdate(forge([{ client: me, structs: manyBetween(50) }]));
    if (!weighed.ok) throw new Error(weighed.why);
    const placed = placeUpdate(weighed.update, yDocParents(room));
    if (!placed.ok) throw new Error(placed.why);
    expect(placed.steps).toBeGreaterThan(50);
    expect(placed.steps).toBeLessThan(50 * 53);
  });

  test("an attribute set 2,000 times over, then from the beginning again and again", () => {
    const parent = idOf(child(room, paragraph));
    const key = "align";
    const chain = Array.from({ length: 2000 }, (_, i) =>
      i === 0
        ? { parent, key, content: values("left") }
        : { origin: [me, i - 1] as const, content: values("left") },
    );
    const again = Array.from({ length: 2000 }, (_, i) =>
      i === 0
        ? { origin: [me, 1999] as const, content: deleted(1) }
        : { parent, key, content: values("right") },
    );
    expect(judge(forge([{ client: me, structs: chain }]))).toBe("ok");
    const both = forge([
      { client: me + 1, structs: again },
      { client: me, structs: chain },
    ]);
    expect(judge(both)).toBe("too-costly: neighbours to pass");
  });

  test("10,000 paragraphs, each put before the last, cost nothing", () => {
    const origin = idOf(child(room, 0));
    const first = idOf(child(room, paragraph));
    const structs = Array.from({ length: 10_000 }, (_, i) => ({
      origin,
      right: i === 0 ? first : ([me, i - 1] as const),
      content: element("paragraph"),
    }));
    const weighed = weighUpdate(forge([{ client: me, structs }]));
    if (!weighed.ok) throw new Error(weighed.why);
    expect(placeUpdate(weighed.update, yDocParents(room))).toEqual({ ok: true, steps: 0 });
  });

  test("two who write 100 paragraphs in the same place while offline are merged", () => {
    const write = (client: number) =>
      change((copy) => {
        copy.clientID = client;
        for (let i = 0; i < 100; i++) sectionOf(copy).insert(1, [new Y.XmlElement("paragraph")]);
      });
    const [one, other] = [write(5), write(6)];
    expect(judge(one)).toBe("ok");
    Y.applyUpdate(room, one);
    expect(judge(other)).toBe("ok");
  });

  test("more comments on one text than anybody reads, at once or one by one", () => {
    const text = idOf(child(room, paragraph, 0));
    const mark = (i: number) =>
      format(`comment--${String(i).padStart(8, "0")}`, '{"id":"018f3a52-0000-7000-8000-000000000001"}');
    const structs: ForgedStruct[] = Array.from({ length: 300 }, (_, i) =>
      i === 0 ? { parent: text, content: mark(0) } : { origin: [me, i - 1], content: mark(i) },
    );
    expect(mine(...structs)).toBe("too-many: comments on one text");
    expect(mine(...structs.slice(0, 100))).toBe("ok");
    const verdicts = structs.map((struct, clock) => {
      const bytes = forge([{ client: me, clock, structs: [struct] }]);
      const verdict = judge(bytes);
      if (verdict === "ok") Y.applyUpdate(room, bytes);
      return verdict;
    });
    expect(verdicts.filter((verdict) => verdict === "ok")).toHaveLength(200);
  });

  test("a character between itself and itself, as Yjs itself writes after an undo", () => {
    const { client, clock } = (child(room, paragraph, 0) as Y.XmlText)._start!.id;
    const same = [client, clock + 3] as const;
    expect(mine({ origin: same, right: same, content: characters("x") })).toBe("ok");
  });
});
