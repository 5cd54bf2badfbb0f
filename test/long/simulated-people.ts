/** Eight people in front of real editors, each on a line of its own to a real server, for the length of one seed. */
import * as Y from "yjs";
import { leaveOthersFormats } from "../../client/live/others-formats";
import { randomFrom } from "../fuzz/random";
import { acts, openWriter, type Writer } from "../fuzz/writers";
import { pause, until } from "../help/live";
import type { Person } from "../help/person";
import { covers } from "./covers";
import { type Line, openLine } from "./line";
import { wholeText } from "./whole-text";

export type World = {
  server: { url: string; origin: string };
  document: string;
  people: readonly Pick<Person, "cookieHeader">[];
  /** Stops the server at once, hands over its stored text to `look`, and starts it again. */
  restart: (look: (stored: Y.Doc) => void) => Promise<void>;
  stored: () => Y.Doc;
};

export type Outcome = { passed: number; restarts: number; drops: number };

type Sitting = { writer: Writer; line: Line; isActing: boolean };

export type Run = { seed: number; steps: number };

/** Facts are the document's own; here they would be refused for keys that its template does not have. */
const names = Object.keys(acts).filter((name) => name !== "fact");

/** Throws at the first promise that is broken; the error says which. */
export async function simulate(world: World, { seed, steps }: Run): Promise<Outcome> {
  const random = randomFrom(seed);
  const weather = {
    delay: 1 + random.below(12),
    duplicate: random.share() * 0.2,
    reorder: random.share() * 0.1,
  };
  const outcome: Outcome = { passed: 0, restarts: 0, drops: 0 };
  const meant = new Set<string>();
  const unasked: string[] = [];
  const sittings: Sitting[] = [];

  async function sit(as: Pick<Person, "cookieHeader">, index: number): Promise<Sitting> {
    const doc = docOfPage();
    doc.clientID = 1 + random.below(0xffff_fffe);
    const sitting = { isActing: false } as Sitting;
    sitting.line = openLine({
      server: world.server,
      as,
      document: world.document,
      doc,
      random,
      weather,
    });
    // Nobody's text may go but by somebody's deed: an editor that tidies up what came is not one.
    doc.on("beforeObserverCalls", (transaction: Y.Transaction) => {
      const isOurs = transaction.local;
      Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
        if (isOurs || !isText(struct)) for (const id of idsOf(struct)) meant.add(id);
        if (isOurs && !sitting.isActing && isText(struct)) unasked.push(`${told(struct)} by ${index}`);
      });
    });
    await sitting.line.connect();
    await until(() => sitting.line.isSynced);
    sitting.writer = await openWriter(doc, index % 4 === 3 ? "id" : "en");
    return sitting;
  }

  function act(sitting: Sitting) {
    sitting.isActing = true;
    try {
      acts[random.pick(names)]!(sitting.writer, random);
      outcome.passed += 1;
    } catch (error) {
      // A command that does not fit where the chance put it; what Yjs or the line throws is another matter.
      if (!(error instanceof RangeError)) throw error;
    } finally {
      sitting.isActing = false;
    }
  }

  function nothingLost(stored: Y.Doc, when: string) {
    for (const [index, { line }] of sittings.entries())
      if (line.acknowledged && !covers(stored, line.acknowledged))
        throw new Error(`Person ${index} was told that text is durable which is not stored (${when}).`);
  }

  try {
    for (const [index, person] of world.people.entries()) sittings.push(await sit(person, index));
    for (let step = 0; step < steps; step++) {
      const sitting = random.pick(sittings);
      if (random.share() < 0.3) sitting.writer.undo.stopCapturing();
      act(sitting);
      const chance = random.share();
      if (chance < 0.03) {
        sitting.line.drop();
        outcome.drops += 1;
      } else if (chance < 0.2) {
        const away = sittings.find(({ line }) => !line.isOpen);
        if (away) await away.line.connect();
      } else if (chance < 0.4) sitting.line.ask();
      else if (chance < 0.6) await pause(random.below(10));
      if (random.share() < 1.5 / steps) {
        await world.restart((stored) => nothingLost(stored, "restart"));
        outcome.restarts += 1;
      }
    }

    for (const { line } of sittings) line.calmDown();
    await settle(sittings.map(({ line }) => line));
    const stored = world.stored();
    nothingLost(stored, "end");
    const fresh = openLine({ ...world, as: world.people[0]!, doc: docOfPage(), random });
    await fresh.connect();
    await until(() => fresh.isSynced);
    fresh.drop();
    const state = wholeText(stored);
    for (const [who, doc] of [["a fresh client", fresh.doc] as const, ...named(sittings)])
      if (wholeText(doc) !== state) throw new Error(`The text of ${who} is not the stored one.`);
    for (const { writer } of sittings) {
      writer.redraw();
      await pause(0);
    }
    if (wholeText(sittings[0]!.writer.doc) !== state) throw new Error("Drawing the text again changed it.");
    if (unasked.length > 0)
      throw new Error(`Text went without anybody's deed: ${unasked.slice(0, 5)} (${unasked.length}).`);
    const gone = unmeant(stored, meant);
    if (gone.length > 0) throw new Error(`Text is gone that nobody deleted: ${gone.slice(0, 5)}.`);
    const refusals = sittings.flatMap(({ line }) => line.codes).filter((code) => code >= 4400 && code < 4500);
    if (refusals.length > 0) throw new Error(`Somebody was refused: ${refusals}.`);
    return outcome;
  } finally {
    for (const { line, writer } of sittings) {
      line.drop();
      writer?.close();
    }
  }
}

function docOfPage(): Y.Doc {
  const doc = new Y.Doc();
  leaveOthersFormats(doc);
  return doc;
}

/** Everybody on the line, everything durable, nothing under way. */
async function settle(lines: readonly Line[]) {
  const end = Date.now() + 30_000;
  for (;;) {
    for (const line of lines) if (!line.isOpen) await line.connect();
    for (const line of lines) line.ask();
    await until(
      () => lines.every((line) => !line.isOpen || (line.isSynced && line.unanswered === 0)),
      15_000,
    );
    await pause(20);
    const states = new Set(lines.map(({ doc }) => wholeText(doc)));
    if (states.size === 1 && lines.every((line) => line.isOpen && line.unanswered === 0)) return;
    if (Date.now() > end) throw new Error(`After half a minute of calm there are ${states.size} texts.`);
  }
}

const named = (sittings: readonly Sitting[]) =>
  sittings.map(({ writer }, index) => [`person ${index}`, writer.doc] as const);

/** A deleted node or text, for who looks into a failed seed. */
function told({ id, content, parent }: Y.Item): string {
  const within = parent instanceof Y.XmlElement ? parent.nodeName : "text";
  const what =
    content instanceof Y.ContentType
      ? (content.type as Y.XmlElement).nodeName || "text"
      : content instanceof Y.ContentString
        ? JSON.stringify(content.str)
        : content.constructor.name;
  return `${what} in ${within} (${id.client}:${id.clock})`;
}

const idsOf = ({ id, length }: Y.AbstractStruct) =>
  Array.from({ length }, (_, offset) => `${id.client}:${id.clock + offset}`);

/** A node or characters; not an attribute, of which the last one counts, nor a format, which Yjs tidies up. */
const isText = (struct: Y.AbstractStruct): struct is Y.Item =>
  struct instanceof Y.Item && struct.parentSub === null && !(struct.content instanceof Y.ContentFormat);

/** What is gone from the stored text though nobody deleted it, nor what it stood in. */
function unmeant(stored: Y.Doc, meant: ReadonlySet<string>): string[] {
  const gone: string[] = [];
  for (const structs of stored.store.clients.values())
    for (const struct of structs) {
      if (!isText(struct) || !struct.deleted) continue;
      if ((struct.parent as Y.AbstractType<unknown>)._item?.deleted) continue;
      gone.push(...idsOf(struct).filter((id) => !meant.has(id)));
    }
  return gone;
}
