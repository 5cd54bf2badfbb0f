import { type Context, Hono } from "hono";
import { type LetterId, readId } from "../../shared/ids";
import type { Action } from "../../shared/roles";
import { answerMade } from "../exports/answer-file";
import type { Exports } from "../exports/exports";
import { attachment } from "../exports/file-name";
import { body, query } from "../http/body";
import { createBuckets } from "../http/buckets";
import type { Asked, Signed } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { seatFinder } from "../projects/seat";
import { fileTypes } from "../workshops/file-kind";
import { readUpload } from "../workshops/upload";
import {
  LetterChanges,
  LetterExport,
  LetterheadQuery,
  LetterNumber,
  LetterSettings as LetterSettingsInput,
  NewLetter,
} from "./inputs";
import { letterInput } from "./letter-input";
import { createLetterSettings, mostLetterheadBytes } from "./letter-settings";
import type { LetterTemplates } from "./letter-templates";
import { createLetters } from "./letters";

/** A file that opens in no page: no script, no form, no origin. */
const inert = "default-src 'none'; sandbox";

/** `/api/projects/:project/letters` and `…/letter-settings` */
export function letterRoutes(parts: Parts & { templates: LetterTemplates; exports: Exports }) {
  const { signedIn, exports, log, now } = parts;
  const letters = createLetters(parts);
  const settings = createLetterSettings({ ...parts, letters });
  const seat = seatFinder(parts);
  const allowance = createBuckets({ size: 10, per: 60_000, now });
  const letterOf = (c: Context) => readId<LetterId>(c.req.param("letter"));

  /** The seat, if the letter of the address is the project's; another's is as unknown as none. */
  async function find(c: Context<Signed>, action: Action) {
    const me = await seat(c, action);
    if (me instanceof Response) return me;
    return (await letters.whole(me.project, letterOf(c))) ? me : problem(c, "not-found");
  }

  return new Hono<Asked>()
    .get("/projects/:project/letters", signedIn, async (c) => {
      const me = await seat(c, "letter.read");
      if (me instanceof Response) return me;
      return c.json({ letters: await letters.list(me.project), templates: letters.templates });
    })
    .post("/projects/:project/letters", signedIn, body(NewLetter), async (c) => {
      const me = await seat(c, "letter.write");
      if (me instanceof Response) return me;
      const begun = await letters.begin(me, c.req.valid("json"));
      return begun.ok ? c.json({ id: begun.id }, 201) : problem(c, begun.why);
    })
    .get("/projects/:project/letters/:letter", signedIn, async (c) => {
      const me = await seat(c, "letter.read");
      if (me instanceof Response) return me;
      const letter = await letters.read(me.project, letterOf(c));
      return letter ? c.json(letter) : problem(c, "not-found");
    })
    .patch("/projects/:project/letters/:letter", signedIn, body(LetterChanges), async (c) => {
      const me = await find(c, "letter.write");
      if (me instanceof Response) return me;
      const changed = await letters.change(me, letterOf(c), c.req.valid("json"));
      return changed.ok ? c.json({ ok: true as const }) : problem(c, changed.why);
    })
    .post("/projects/:project/letters/:letter/number", signedIn, body(LetterNumber), async (c) => {
      const me = await find(c, "letter.manage");
      if (me instanceof Response) return me;
      const numbered = await letters.number(me, letterOf(c), c.req.valid("json").number);
      if (numbered.ok) return c.json({ number: numbered.number });
      return problem(c, numbered.why, numbered.facts ? { facts: numbered.facts } : {});
    })
    .delete("/projects/:project/letters/:letter", signedIn, async (c) => {
      const me = await find(c, "letter.manage");
      if (me instanceof Response) return me;
      const removed = await letters.remove(me, letterOf(c));
      return removed.ok ? c.json({ ok: true as const }) : problem(c, removed.why);
    })
    .get("/projects/:project/letters/:letter/export", signedIn, query(LetterExport), async (c) => {
      const me = await seat(c, "letter.read");
      if (me instanceof Response) return me;
      const { language, variables } = c.req.valid("query");
      const letter = await letters.whole(me.project, letterOf(c), language);
      if (!letter) return problem(c, "not-found");
      const wait = allowance.take(me.user);
      if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
      const input = letterInput(letter, {
        letterhead: await settings.letterhead(me.project),
        isForSigning: variables !== undefined,
      });
      return answerMade(c, await exports.makeLetter(input), log);
    })
    .get("/projects/:project/letter-settings", signedIn, async (c) => {
      const me = await seat(c, "letter.read");
      if (me instanceof Response) return me;
      return c.json(await settings.read(me.project));
    })
    .patch("/projects/:project/letter-settings", signedIn, body(LetterSettingsInput), async (c) => {
      const me = await seat(c, "letter.manage");
      if (me instanceof Response) return me;
      const done = await settings.setMask(me, c.req.valid("json").mask);
      return done.ok ? c.json({ ok: true as const }) : problem(c, done.why);
    })
    .get("/projects/:project/letter-settings/letterhead", signedIn, async (c) => {
      const me = await seat(c, "letter.manage");
      if (me instanceof Response) return me;
      const file = await settings.letterhead(me.project);
      if (!file) return problem(c, "not-found");
      return c.body(new Uint8Array(file.bytes), 200, {
        "content-type": fileTypes[file.kind],
        "content-disposition": attachment(file.name),
        "content-security-policy": inert,
      });
    })
    .post("/projects/:project/letter-settings/letterhead", signedIn, query(LetterheadQuery), async (c) => {
      const me = await seat(c, "letter.manage");
      if (me instanceof Response) return me;
      const read = await readUpload(c.req.raw, mostLetterheadBytes);
      const done = read.ok
        ? await settings.setLetterhead(me, { bytes: read.bytes, name: c.req.valid("query").name })
        : read;
      if (done.ok) return c.json({ ok: true as const }, 201);
      // What is still on its way of a refused file is not waited for.
      c.header("connection", "close");
      return problem(c, done.why);
    })
    .delete("/projects/:project/letter-settings/letterhead", signedIn, async (c) => {
      const me = await seat(c, "letter.manage");
      if (me instanceof Response) return me;
      await settings.removeLetterhead(me);
      return c.json({ ok: true as const });
    });
}
