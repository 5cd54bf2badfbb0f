/**
 * Several people write blocks into two minutes in two languages at once, over lines that break; they undo, move, copy, turn
 * and delete, and the secretariat restores versions. Whenever they rest, the registers equal the minutes: nothing orphaned,
 * doubled or lost. `LONG=1` makes 500 edits (`SEED`, `STEPS` to choose); else a hundred.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import type { NodeJson } from "../../../shared/document/json";
import type { DecisionAnswer, FollowUpAnswer, InputAnswer } from "../../../shared/register/answers";
import { type Random, randomFrom } from "../../fuzz/random";
import { pause, until } from "../../help/live";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { beginStudy, type Study } from "../../help/study";
import { type Line, openLine } from "../../long/line";
import { wholeText } from "../../long/whole-text";
import { findBlock, newBlock, removeBlock, sectionsOf } from "./minutes";

const isLong = Boolean(process.env.LONG);
const steps = Number(process.env.STEPS ?? (isLong ? 500 : 100));
const seed = Number(process.env.SEED ?? (isLong ? Math.floor(Date.now() / 1000) : 20261124));

/** So many blocks are there before anything else happens to them. */
const firstWords = 12;

const kinds = ["input", "decision", "followUp"] as const;
const paths = { input: "inputs", decision: "decisions", followUp: "follow-ups" } as const;
type Kind = (typeof kinds)[number];
type Row = InputAnswer | DecisionAnswer | FollowUpAnswer;
type Language = "en" | "id";

let server: TestServer;
let study: Study;
let people: Person[];
let minutes: string[];

beforeAll(async () => {
  server = await startServer();
  study = await beginStudy(server);
  people = [];
  for (let count = 0; count < 4; count++) people.push(await study.join("editor"));
  minutes = [await study.document("minutes-of-workshop"), await study.document("minutes-of-workshop")];
}, 60_000);
afterAll(() => server.close());

// ── What people do ─────────────────────────────────────────────────────────────────────────────────

type Writer = { line: Line; language: Language; document: string; undo: Y.UndoManager };

const blocksHere = ({ line: { doc }, language }: Writer): Y.XmlElement[] => {
  const walk = (parent: Y.XmlElement): Y.XmlElement[] =>
    parent
      .toArray()
      .filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)
      .flatMap((child) => [...(kinds.includes(child.nodeName as Kind) ? [child] : []), ...walk(child)]);
  return sectionsOf(doc, language).flatMap(walk);
};

const idOf = (block: Y.XmlElement) => block.getAttribute("id") as string;

function put({ line: { doc }, language }: Writer, block: Y.XmlElement, random: Random) {
  const section = random.pick(sectionsOf(doc, language));
  section.insert(1 + random.below(section.length), [block]);
}

const attributes: Record<Kind, Record<string, string[]>> = {
  input: { by: ["Asosiasi A", "Perusahaan C"], topic: ["t1", "t2"], visibility: ["confidential", "public"] },
  decision: { by: ["Direktur A"], topic: ["t1"], visibility: ["not_for_attribution", "public"] },
  followUp: { owner: ["ASDIPI", "JICA"], person: ["Pak B"], due: ["2023-08-31", "2023-02-30", "soon"] },
};

const copyOf = (block: Y.XmlElement, kind = block.nodeName as Kind) =>
  newBlock(
    kind,
    { id: idOf(block) },
    block
      .toArray()
      .map((child) => (child instanceof Y.XmlElement ? String(child.get(0)?.toString() ?? "") : ""))
      .join(" "),
  );

function acts(known: Set<string>, count: () => number) {
  const one = (writer: Writer, random: Random) => {
    const all = blocksHere(writer);
    return all.length > 0 ? random.pick(all) : undefined;
  };
  const set = (writer: Writer, random: Random) => {
    const block = one(writer, random);
    if (!block) return;
    const [name, values] = random.pick(Object.entries(attributes[block.nodeName as Kind]));
    if (random.share() < 0.2) block.removeAttribute(name);
    else block.setAttribute(name, random.pick(values));
  };
  const write = (writer: Writer, random: Random) => {
    const id = `b${count()}`;
    known.add(id);
    put(writer, newBlock(random.pick(kinds), { id }, `Said ${id}`), random);
  };
  return {
    write,
    writeAgain: write,
    /** The same block in one's own language, or a copy of one that stands there or in the other minutes. */
    translate(writer: Writer, random: Random) {
      if (known.size === 0) return;
      const id = random.pick([...known]);
      if (findBlock(writer.line.doc, id, writer.language) && random.share() < 0.8) return;
      const other = findBlock(writer.line.doc, id, writer.language === "en" ? "id" : "en");
      put(writer, newBlock(other?.nodeName ?? random.pick(kinds), { id }, `Lagi ${id}`), random);
    },
    type(writer: Writer, random: Random) {
      const paragraph = one(writer, random)?.get(0);
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
      if (text instanceof Y.XmlText)
        text.insert(random.below(text.length + 1), random.pick(["a", "日", " kerja "]));
    },
    erase(writer: Writer, random: Random) {
      const paragraph = one(writer, random)?.get(0);
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
      if (text instanceof Y.XmlText && text.length > 1) text.delete(random.below(text.length - 1), 1);
    },
    set,
    setAgain: set,
    remove(writer: Writer, random: Random) {
      const block = one(writer, random);
      if (block) removeBlock(writer.line.doc, idOf(block), writer.language);
    },
    move(writer: Writer, random: Random) {
      const block = one(writer, random);
      if (!block) return;
      const copy = copyOf(block);
      removeBlock(writer.line.doc, idOf(block), writer.language);
      put(writer, copy, random);
    },
    turn(writer: Writer, random: Random) {
      const block = one(writer, random);
      if (!block) return;
      const copy = copyOf(block, random.pick(kinds));
      removeBlock(writer.line.doc, idOf(block), writer.language);
      put(writer, copy, random);
    },
    double(writer: Writer, random: Random) {
      const block = one(writer, random);
      if (block) put(writer, copyOf(block), random);
    },
    undo: ({ undo }: Writer) => void undo.undo(),
    undoAgain: ({ undo }: Writer) => void undo.undo(),
    redo: ({ undo }: Writer) => void undo.redo(),
  };
}

// ── What must be so ────────────────────────────────────────────────────────────────────────────────

type Told = {
  kind: string;
  text: Record<string, string>;
  facts: Record<string, string | null>;
  strictness: number;
};

const strictness = ["public", "not_for_attribution", "confidential"];
const nobodySaid = { by: null, topic: null, owner: null, person: null, due: null };
const days = new Set(["2023-08-31"]);

/** The minutes read anew, by other means than the server's: all blocks of both texts, then one after the other. */
async function told(document: string): Promise<Map<string, Told>> {
  const found = new Map<string, Told>();
  for (const language of ["en", "id"]) {
    const path = `/api/documents/${document}/content?language=${language}`;
    const { body } = await study.chief.get<NodeJson>(path);
    const all: NodeJson[] = [];
    const collect = (node: NodeJson) => {
      if (kinds.includes(node.type as Kind)) all.push(node);
      node.content?.forEach(collect);
    };
    collect(body);
    const here = new Map([...all].reverse().map((node) => [node.attrs!.id as string, node]));
    for (const [id, node] of here) {
      const before = found.get(id);
      if (before && before.kind !== node.type) continue;
      const words = (node.content ?? [])
        .map((line) => (line.content ?? []).map((run) => run.text ?? "").join(""))
        .filter((line) => line.trim())
        .join("\n")
        .trim();
      const fact = (name: string) => {
        const value = (node.attrs?.[name] as string | undefined)?.trim() || null;
        return before?.facts[name] ?? (name === "due" && !days.has(value ?? "") ? null : value);
      };
      found.set(id, {
        kind: node.type,
        text: { ...before?.text, ...(words ? { [language]: words } : {}) },
        facts: Object.fromEntries(
          ["by", "topic", "owner", "person", "due"].map((name) => [name, fact(name)]),
        ),
        strictness: Math.max(
          before?.strictness ?? 0,
          strictness.indexOf((node.attrs?.visibility as string) ?? "public"),
        ),
      });
    }
  }
  return found;
}

async function rowsOf(kind: Kind, withdrawn: "yes" | "no"): Promise<Row[]> {
  const path = `/api/projects/${study.project}/${paths[kind]}?withdrawn=${withdrawn}`;
  return (await study.chief.get<Row[]>(path)).body;
}

async function standing(): Promise<Record<string, Record<string, Told>>> {
  const found: Record<string, Record<string, Told>> = Object.fromEntries(minutes.map((id) => [id, {}]));
  for (const kind of kinds)
    for (const row of await rowsOf(kind, "no")) {
      const here = found[row.document!.id]!;
      const key = here[row.block!] ? `${row.block} once more` : row.block!;
      here[key] = {
        kind,
        text: row.text as Record<string, string>,
        facts: {
          by: row.by,
          topic: row.topic,
          owner: "owner" in row ? row.owner : null,
          person: "person" in row ? row.person : null,
          due: "dueInMinutes" in row ? row.dueInMinutes : null,
        },
        strictness: strictness.indexOf(row.visibility),
      };
      // What was said in confidence is in the register alone.
      if (row.visibility === "confidential") Object.assign(here[key]!, { text: {}, facts: nobodySaid });
    }
  return found;
}

/** A row that ever was keeps its number, what the register added to it, and a history without a gap. */
type Ever = Map<string, { number: number; mark: string }>;

async function nothingLost(ever: Ever) {
  const numbers = new Set<string>();
  const seen = new Set<string>();
  for (const kind of kinds)
    for (const row of [...(await rowsOf(kind, "no")), ...(await rowsOf(kind, "yes"))]) {
      const name = `${kind} ${row.id}`;
      expect(seen.has(name), `${name} is there twice`).toBe(false);
      seen.add(name);
      expect(numbers.has(`${kind} ${row.number}`), `${name} has another's number`).toBe(false);
      numbers.add(`${kind} ${row.number}`);
      const before = ever.get(name);
      if (before) {
        expect(row.number).toBe(before.number);
        if ("responsible" in row) expect(row.responsible).toBe(before.mark);
      } else {
        const mark = `responsible for ${row.id}`;
        ever.set(name, { number: row.number, mark });
        if (kind === "input") {
          const path = `/api/projects/${study.project}/inputs/${row.id}`;
          expect((await study.chief.patch(path, { responsible: mark })).status).toBe(200);
        }
      }
      const { body } = await study.chief.get<{ history: { what: string }[] }>(
        `/api/projects/${study.project}/${paths[kind]}/${row.id}`,
      );
      const comings = body.history.map(({ what }) => what).filter((what) => what !== "changed");
      const wanted = comings.map((_, at) => (at === 0 ? "entered" : at % 2 === 1 ? "withdrawn" : "back"));
      expect(comings, name).toEqual(wanted);
      expect(comings.at(-1) === "withdrawn").toBe(row.withdrawnAt !== null);
    }
  for (const name of ever.keys()) expect(seen.has(name), `${name} is lost`).toBe(true);
  expect(server.parts.db.handle.pragma("foreign_key_check")).toEqual([]);
}

async function settle(writers: readonly Writer[]) {
  await until(async () => {
    for (const { line } of writers) {
      if (!line.isOpen) await line.connect();
      line.ask();
    }
    await pause(30);
    if (!writers.every(({ line }) => line.isOpen && line.isSynced && line.unanswered === 0)) return false;
    return minutes.every((document) => {
      const theirs = writers.filter((writer) => writer.document === document);
      return new Set(theirs.map(({ line }) => wholeText(line.doc))).size === 1;
    });
  }, 30_000);
}

test(
  `registers equal the minutes after ${steps} random edits, undo, restore and reconnects (seed ${seed})`,
  async () => {
    const random = randomFrom(seed);
    const weather = { delay: 6, duplicate: 0.1, reorder: 0.1 };
    const known = new Set<string>();
    let count = 0;
    const does = acts(known, () => ++count);
    const names = Object.keys(does) as (keyof typeof does)[];
    const writers: Writer[] = [];
    const ever: Ever = new Map();
    const versions = new Map<string, string[]>(minutes.map((id) => [id, []]));
    const did = { edits: 0, drops: 0, restores: 0, undone: 0 };
    for (const document of minutes)
      for (const [index, as] of people.entries()) {
        const doc = new Y.Doc();
        doc.clientID = 1 + random.below(0xffff_fffe);
        const line = openLine({ server, as, document, doc, random, weather });
        await line.connect();
        await until(() => line.isSynced);
        const language = index % 2 === 0 ? "en" : "id";
        const undo = new Y.UndoManager(doc.getXmlFragment(`body:${language}`), { captureTimeout: 0 });
        writers.push({ line, language, document, undo });
      }

    async function restore() {
      const document = random.pick(minutes);
      const before = versions.get(document)!;
      if (before.length > 0 && random.share() < 0.6) {
        const path = `/api/documents/${document}/restore`;
        expect((await study.chief.post(path, { version: random.pick(before) })).status).toBe(200);
        did.restores += 1;
      } else {
        const path = `/api/documents/${document}/versions`;
        before.push((await study.chief.post<{ id: string }>(path, { name: `At ${did.edits}` })).body.id);
      }
    }

    async function mustHold() {
      await settle(writers);
      // Yjs may undo a block back without its id; the next change on any page gives it one, and until then it has no row.
      for (const writer of writers)
        for (const block of blocksHere(writer))
          if (!idOf(block)) writer.line.doc.transact(() => block.setAttribute("id", `b${++count}`), "page");
      await settle(writers);
      const saidNow = async () =>
        Object.fromEntries(
          await Promise.all(
            minutes.map(
              async (id) => [id, Object.fromEntries(await told(id))] as [string, Record<string, Told>],
            ),
          ),
        );
      const began = Date.now();
      let [expected, found] = [await saidNow(), await standing()];
      while (Date.now() - began < 4_000 && !equal(found, expected)) {
        await pause(50);
        [expected, found] = [await saidNow(), await standing()];
      }
      expect(found).toEqual(expected);
      await nothingLost(ever);
    }

    try {
      while (did.edits < steps) {
        const writer = random.pick(writers);
        const name = did.edits < firstWords ? "write" : random.pick(names);
        // An undo is a transaction of its own.
        if (/^(un|re)do/.test(name)) does[name](writer, random);
        else writer.line.doc.transact(() => does[name](writer, random));
        did.edits += 1;
        if (/^(un|re)do/.test(name)) did.undone += 1;
        // Some of it in any run, the rest by chance.
        const chance = random.share();
        if (did.edits % 20 === 0 || chance < 0.03) {
          writer.line.drop();
          did.drops += 1;
        } else if (chance < 0.13) {
          const away = writers.find(({ line }) => !line.isOpen);
          if (away) await away.line.connect();
        } else if (did.edits % 11 === 0 || chance < 0.16) await restore();
        else if (chance < 0.5) await pause(random.below(40));
        if (did.edits === firstWords || did.edits % 50 === 0 || did.edits === steps) await mustHold();
      }
      console.log(
        `${did.edits} edits, ${did.undone} undone or redone, ${did.drops} lines cut, ${did.restores} restores, ${ever.size} rows`,
      );
      expect(did.drops).toBeGreaterThan(0);
      expect(did.restores).toBeGreaterThan(0);
      expect(ever.size).toBeGreaterThanOrEqual(firstWords);
      const refusals = writers
        .flatMap(({ line }) => line.codes)
        .filter((code) => code >= 4400 && code < 4500);
      expect(refusals).toEqual([]);
    } finally {
      for (const { line } of writers) line.drop();
    }
  },
  isLong ? 600_000 : 120_000,
);

function equal(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}
