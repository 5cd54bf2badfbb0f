import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type ItemIndex, placeUpdate, weighUpdate } from "../../../shared/update-gate";
import {
  characters,
  deleted,
  type ForgedDeletes,
  type ForgedId,
  type ForgedStruct,
  forge,
  format,
} from "../../fuzz/forge";
import { indexOf } from "../../fuzz/twin-indexes";
import { seededDoc } from "../../fuzz/writers";

const me = 7;
let doc: Y.Doc;
let index: ItemIndex;

beforeEach(() => {
  doc = seededDoc(["a", "b"]);
  index = indexOf(Y.encodeStateAsUpdate(doc));
});

function weighed(bytes: Uint8Array) {
  const result = weighUpdate(bytes);
  if (!result.ok) throw new Error(result.why);
  return result.update;
}
const judge = (bytes: Uint8Array, isServer = false) => {
  const placed = placeUpdate(weighed(bytes), index, { isServer });
  return placed.ok ? "ok" : placed.why;
};
const newsOf = (bytes: Uint8Array) => index.newsOf(weighed(bytes), bytes);
const take = (bytes: Uint8Array) => {
  index.take(weighed(bytes));
  Y.applyUpdate(doc, bytes);
};
const mine = (structs: ForgedStruct[], clock = 0, deletes: ForgedDeletes = {}) =>
  forge(structs.length > 0 ? [{ client: me, clock, structs }] : [], deletes);

const sectionOf = () => doc.getXmlFragment("body:en").get(0) as Y.XmlElement;
const textOf = (node = 1) => (sectionOf().get(node) as Y.XmlElement).get(0) as Y.XmlText;
const startOf = (text: Y.XmlText): ForgedId => [text._start!.id.client, text._start!.id.clock];

/** What changed in a copy of the document. */
function change(deed: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  deed(copy);
  return Y.encodeStateAsUpdate(copy, before);
}
const firstSection = (copy: Y.Doc) => copy.getXmlFragment("body:en").get(0) as Y.XmlElement;

describe("what is new in an update", () => {
  const ab = () => mine([{ origin: startOf(textOf()), content: characters("ab") }]);

  test("all of it, when nothing of it is known", () => {
    expect(newsOf(ab())).toBe("whole");
    const [client, clock] = startOf(textOf());
    expect(newsOf(mine([], 0, { [client]: [[clock, 3]] }))).toBe("whole");
  });

  test("nothing, when it comes again or is empty", () => {
    take(ab());
    expect(newsOf(ab())).toBe("nothing");
    expect(newsOf(mine([]))).toBe("nothing");
    const [client, clock] = startOf(textOf());
    const removal = mine([], 0, { [client]: [[clock, 3]] });
    take(removal);
    expect(newsOf(removal)).toBe("nothing");
    expect(newsOf(Y.encodeStateAsUpdate(doc))).toBe("nothing");
  });

  test("the end of what is half known, and the ranges that still live", () => {
    take(ab());
    const [client, clock] = startOf(textOf());
    take(mine([], 0, { [client]: [[clock + 1, 2]] }));
    const more = mine([{ origin: startOf(textOf()), content: characters("abcd") }], 0, {
      [client]: [[clock, 5]],
      [me]: [[1, 2]],
    });
    const news = newsOf(more) as Uint8Array;
    const { structs, deletes } = weighed(news);
    expect(structs).toMatchObject([{ client: me, clock: 2, length: 2, origin: { client: me, clock: 1 } }]);
    const byClient = deletes.toSorted((a, b) => Number(a.client === me) - Number(b.client === me));
    expect(byClient).toEqual([
      { client, clock, length: 1 },
      { client, clock: clock + 3, length: 2 },
      { client: me, clock: 1, length: 2 },
    ]);
    const twin = new Y.Doc();
    Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(twin, news);
    take(more);
    expect(Y.equalSnapshots(Y.snapshot(twin), Y.snapshot(doc))).toBe(true);
  });

  test("the structs as they came, when only the deletes repeat what is known", () => {
    const [client, clock] = startOf(textOf());
    take(mine([], 0, { [client]: [[clock, 3]] }));
    const news = newsOf(
      mine([{ origin: startOf(textOf(2)), content: characters("x") }], 0, { [client]: [[clock, 3]] }),
    );
    expect(weighed(news as Uint8Array)).toMatchObject({ structs: [{ client: me, clock: 0 }], deletes: [] });
  });
});

describe("what a client is answered", () => {
  test("clocks and deletes are those of the Y.Doc", () => {
    doc.transact(() => {
      sectionOf().delete(2, 2);
      textOf().delete(3, 5);
    });
    index = indexOf(Y.encodeStateAsUpdate(doc));
    expect(index.clocks()).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
    expect(Y.decodeStateVector(index.stateVector())).toEqual(index.clocks());
    const own = weighed(Uint8Array.of(0, ...index.deleteSet())).deletes;
    expect(own).toEqual(weighed(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc))).deletes);
    expect(own.length).toBeGreaterThan(0);
  });

  test("an update that leans on what is not here is not taken", () => {
    expect(() => index.take(weighed(mine([{ origin: [99, 5], content: characters("x") }])))).toThrow();
    expect(index.clocks()).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
  });
});

describe("what only the server may touch", () => {
  test("sections and titles are guarded until they are gone; who repeats that they are is not refused", () => {
    const removed = change((copy) => copy.getXmlFragment("body:en").delete(0, 1));
    expect(judge(removed)).toBe("server-only: deletes");
    expect(judge(removed, true)).toBe("ok");
    take(removed);
    expect(judge(removed)).toBe("ok");
  });

  test("a section's attributes are guarded, and its defaults may be spelt out", () => {
    const set = (key: string, value: unknown) =>
      change((copy) => firstSection(copy).setAttribute(key, value as string));
    expect(judge(set("locked", false))).toBe("ok");
    expect(judge(set("locked", true))).toBe("server-only: section.locked");
    expect(judge(set("required", false))).toBe("server-only: section.required");
    take(set("locked", true));
    expect(judge(set("locked", false))).toBe("server-only: section.locked");
    expect(judge(change((copy) => firstSection(copy).removeAttribute("locked")))).toBe(
      "server-only: deletes",
    );
  });

  test("a spelt-out default may be taken away again", () => {
    take(change((copy) => firstSection(copy).setAttribute("locked", false as unknown as string)));
    expect(judge(change((copy) => firstSection(copy).removeAttribute("locked")))).toBe("ok");
  });
});

describe("work that Yjs would have", () => {
  test("typing on costs one look, wherever and however long", () => {
    const [client, clock] = startOf(textOf());
    for (let i = 0; i < 300; i++) {
      const origin: ForgedId = i === 0 ? [client, clock + 3] : [me, i - 1];
      const bytes = mine([{ origin, right: [client, clock + 4], content: characters("x") }], i);
      const placed = placeUpdate(weighed(bytes), index);
      if (i > 0) expect(placed).toEqual({ ok: true, steps: 1 });
      take(bytes);
    }
    const other = forge([
      { client: 8, structs: [{ origin: [client, clock + 3], content: characters("y") }] },
    ]);
    // The 300 characters are one item.
    const placed = placeUpdate(weighed(other), index);
    expect(placed).toMatchObject({ ok: true });
    expect(placed.ok && placed.steps).toBeLessThan(12);
  });

  test("characters deleted one by one count as one cut", () => {
    const [client, clock] = startOf(textOf());
    for (let i = 20; i > 3; i--) take(mine([], 0, { [client]: [[clock + i, 1]] }));
    const after = forge([{ client: 8, structs: [{ origin: [client, clock], content: characters("y") }] }]);
    const placed = placeUpdate(weighed(after), index);
    expect(placed.ok && placed.steps).toBeLessThan(10);
  });

  test("a paste of 2,000 paragraphs passes between any others", () => {
    const bytes = change((copy) => {
      const section = firstSection(copy);
      section.insert(
        3,
        Array.from({ length: 2000 }, () => {
          const paragraph = new Y.XmlElement("paragraph");
          paragraph.insert(0, [new Y.XmlText("words")]);
          return paragraph;
        }),
      );
    });
    const placed = placeUpdate(weighed(bytes), index);
    expect(placed).toMatchObject({ ok: true });
    expect(placed.ok && placed.steps).toBeLessThan(10_000);
  });

  test("many items between far neighbours are too costly, at once or one by one", () => {
    const [client, clock] = startOf(textOf());
    const between = (i: number): ForgedStruct => ({
      origin: [client, clock],
      right: [client, clock + 30],
      content: deleted(1 + (i % 2)),
    });
    expect(judge(mine(Array.from({ length: 2000 }, (_, i) => between(i))))).toBe(
      "too-costly: neighbours to pass",
    );
    let most = 0;
    for (let i = 0, at = 0; i < 300; at += 1 + (i++ % 2)) {
      const bytes = mine([between(i)], at);
      const placed = placeUpdate(weighed(bytes), index);
      most = placed.ok ? Math.max(most, placed.steps) : most;
      take(bytes);
    }
    expect(most).toBeGreaterThanOrEqual(299);
  });
});

test("comments on one text are counted with all that it ever had, and not with those of another", () => {
  const mark = (i: number) =>
    format(`comment--${String(i).padStart(8, "0")}`, '{"id":"018f3a52-0000-7000-8000-000000000001"}');
  const origin = startOf(textOf());
  const marks = Array.from({ length: 200 }, (_, i) => ({ origin, content: mark(i) }));
  take(mine(marks));
  take(mine([], 0, { [me]: [[0, 150]] }));
  const one = (at: ForgedId, i: number) => judge(mine([{ origin: at, content: mark(i) }], 200));
  expect(one(origin, 7)).toBe("ok");
  expect(one(origin, 200)).toBe("too-many: comments on one text");
  expect(one(startOf(textOf(2)), 200)).toBe("ok");
  index = indexOf(Y.encodeStateAsUpdate(doc));
  expect(one(origin, 200)).toBe("ok");
});
