import type { MinutesAnswer } from "../../shared/answers";
import type { DocumentId } from "../../shared/ids";
import { isLanguage, type Language, languages } from "../../shared/locale/languages";
import type { ProblemKind } from "../../shared/problem";
import { roleMay, roleSees } from "../../shared/roles";
import { closeCode } from "../../shared/room";
import { daysBetween, minutesState } from "../../shared/workshop/minutes-states";
import type { DocumentFacts, SeenDocument } from "../access/access";
import { can } from "../access/can";
import { note } from "../audit/log";
import type { Tx } from "../db/open";
import type { Versions } from "../documents/versions";
import type { Rooms } from "../live/rooms";
import { circulationMail, guestCirculationMail } from "../notify/circulation-mail";
import type { Parts } from "../parts";
import { peopleOf } from "../projects/people";
import type { Registers } from "../registers/registers";
import { dayInJakarta } from "../registers/seen-rows";
import { coverStatus } from "./cover-status";
import { createGuestLinks } from "./guest-links";
import { commentersOf, insertStep, readersOf, stepsOf, toBeTold } from "./minutes-store";

export type MinutesParts = Pick<Parts, "db" | "now" | "newId" | "random" | "outbox" | "config"> & {
  rooms: Rooms;
  registers: Pick<Registers, "confirm" | "keepInStep" | "incompleteIn">;
  versions: Pick<Versions, "take">;
};

type Done = { ok: true } | { ok: false; why: ProblemKind };
const no = (why: ProblemKind) => ({ ok: false, why }) as const;
const done = { ok: true } as const;

export type Minutes = ReturnType<typeof createMinutes>;

/** The way of minutes from a draft to the record: they go round, whoever was told answers, they are confirmed. */
export function createMinutes(parts: MinutesParts) {
  const { db, now, newId, outbox, config, rooms, registers, versions } = parts;
  const writeStatus = coverStatus({ sql: db.sql, rooms });
  const guestLinks = createGuestLinks(parts);
  const stateOf = (document: DocumentFacts) => minutesState(document, dayInJakarta(now()));

  function tell(document: DocumentFacts) {
    rooms.announce(document.id, { type: "facts" });
    if (document.workshop)
      rooms.announceTo(document.project, { type: "workshop", workshop: document.workshop });
  }

  /** Read again in the transaction: between the look and the deed somebody else may have been faster. */
  async function stateIn(tx: Tx, document: DocumentId) {
    const row = await tx
      .selectFrom("document")
      .where("id", "=", document)
      .select(["circulated_at", "comments_until", "confirmed_at"])
      .executeTakeFirstOrThrow();
    const dates = {
      circulatedAt: row.circulated_at,
      commentsUntil: row.comments_until,
      confirmedAt: row.confirmed_at,
    };
    return minutesState(dates, dayInJakarta(now()));
  }

  return {
    guestLinks,

    async read({ document, member }: SeenDocument): Promise<MinutesAnswer> {
      const { circulatedAt, commentsUntil, confirmedAt } = document;
      const state = stateOf(document);
      const isRound = circulatedAt !== null;
      const people = await peopleOf(db.sql, document.project);
      const nameOf = (user: string) => people.get(user)?.name ?? null;
      const readers = isRound ? await readersOf(db.sql, document.id) : [];
      const commented = isRound
        ? await commentersOf(db.sql, document.id, circulatedAt, member.side)
        : new Map();
      const steps = await stepsOf(db.sql, document.id);
      const last = steps.at(-1);
      const rows = readers.flatMap(({ user, agreedAt }) => {
        const person = people.get(user);
        return person ? [{ person, agreedAt, commentedAt: commented.get(user) ?? null }] : [];
      });
      return {
        state,
        circulatedAt,
        until: commentsUntil,
        daysLeft: state === "circulated" ? daysBetween(dayInJakarta(now()), commentsUntil!) : null,
        confirmed:
          confirmedAt === null
            ? null
            : { at: confirmedAt, by: last?.what === "confirmed" ? nameOf(last.by) : null },
        reopened:
          last?.what === "reopened" ? { at: last.at, by: nameOf(last.by), reason: last.reason ?? "" } : null,
        told: readers.length,
        agreed: readers.filter(({ agreedAt }) => agreedAt !== null).length,
        commented: rows.filter(({ commentedAt }) => commentedAt !== null).length,
        guests: isRound ? (steps.findLast(({ what }) => what === "circulated")?.guests ?? 0) : 0,
        readers: can(member, "people.read") ? rows : null,
        incomplete: can(member, "minutes.manage") ? await registers.incompleteIn(document.id) : [],
        guestLinks: can(member, "minutes.manage") ? await guestLinks.list(document.id) : null,
        haveAgreed: readers.some(({ user, agreedAt }) => user === member.user && agreedAt !== null),
      };
    },

    /** Sends the minutes round, or again with another day: then everybody is asked anew. */
    async circulate({ document, member }: SeenDocument, until: string): Promise<Done> {
      if (until < dayInJakarta(now())) return no("day-passed");
      if (document.archivedAt !== null) return no("step-not-possible");
      // Whoever is to comment must see them.
      const audience = document.audience === "drafters" ? "parties" : document.audience;
      // What was said in confidence leaves the text before it goes round.
      await registers.keepInStep(document);
      const letters: { send(): void }[] = [];
      const sent = await db.sql.transaction().execute(async (tx): Promise<Done> => {
        if ((await stateIn(tx, document.id)) === "confirmed") return no("minutes-confirmed");
        const at = now();
        await tx
          .updateTable("document")
          .set({ circulated_at: at, comments_until: until, audience })
          .where("id", "=", document.id)
          .execute();
        await tx.deleteFrom("minutes_reader").where("document_id", "=", document.id).execute();
        await guestLinks.closeAll(tx, document.id);
        const all = await toBeTold(tx, document);
        const readers = all.members.filter(
          ({ role, user, takesPart }) =>
            user !== member.user && roleSees(role, audience) && (takesPart || roleMay(role, "thread.write")),
        );
        const { title } = document;
        const page = pageOf(document);
        for (const { user, email, name, language } of readers) {
          await tx
            .insertInto("minutes_reader")
            .values({ document_id: document.id, user_id: user, agreed_at: null })
            .execute();
          const mail = circulationMail(languagesFor(language), { name, title, until, page });
          letters.push(await outbox.put(tx, document.project, email, mail));
        }
        for (const { participant, email, name } of all.guests) {
          const link = await guestLinks.open(tx, document.id, { participant, until });
          const mail = guestCirculationMail(languagesFor(null), { name, title, until, link });
          letters.push(await outbox.put(tx, document.project, email, mail));
        }
        await insertStep(tx, {
          id: newId(),
          document: document.id,
          at,
          by: member.user,
          what: "circulated",
          until,
          guests: all.guests.length,
        });
        await note(tx, {
          at,
          actor: member.user,
          action: "minutes.circulate",
          target: document.id,
          project: document.project,
          detail: { until, told: readers.length, guests: all.guests.length },
        });
        return done;
      });
      if (!sent.ok) return sent;
      await writeStatus(document, "shared");
      for (const letter of letters) letter.send();
      tell(document);
      return done;
    },

    /** Says so before the day; after it silence has said the same. */
    async agree({ document, member }: SeenDocument): Promise<Done> {
      const agreed = await db.sql.transaction().execute(async (tx): Promise<Done> => {
        const state = await stateIn(tx, document.id);
        if (state !== "circulated") return no(state === "due" ? "comments-closed" : "step-not-possible");
        const at = now();
        await tx
          .insertInto("minutes_reader")
          .values({ document_id: document.id, user_id: member.user, agreed_at: at })
          .onConflict((row) =>
            row
              .columns(["document_id", "user_id"])
              .doUpdateSet({ agreed_at: at })
              .where("minutes_reader.agreed_at", "is", null),
          )
          .execute();
        await note(tx, {
          at,
          actor: member.user,
          action: "minutes.agree",
          target: document.id,
          project: document.project,
        });
        return done;
      });
      if (agreed.ok) tell(document);
      return agreed;
    },

    /**
     * Closes the text, keeps it as a version and confirms its rows, all or nothing. It is closed first: what stands in
     * the version is what everybody reads from then on.
     */
    async confirm({ document, member }: SeenDocument): Promise<Done> {
      const state = stateOf(document);
      if (state === "confirmed") return no("minutes-confirmed");
      if (state !== "due") return no(state === "circulated" ? "comments-open" : "step-not-possible");
      await rooms.seal(document.id);
      let isConfirmed = false;
      try {
        // What was said in confidence leaves the text before it is kept.
        await registers.keepInStep(document);
        await writeStatus(document, "agreed");
        const version = await versions.take(document, { kind: "named", why: "confirmed", by: member.user });
        isConfirmed = await registers.confirm(document, member.user, async (tx, at) => {
          await version?.(tx);
          await insertStep(tx, {
            id: newId(),
            document: document.id,
            at,
            by: member.user,
            what: "confirmed",
          });
        });
      } finally {
        // When somebody else has confirmed them meanwhile they stay closed.
        if (!isConfirmed && !(await isClosed(document.id))) {
          await writeStatus(document, "shared");
          await rooms.unseal(document.id);
        }
      }
      if (!isConfirmed) return no("minutes-confirmed");
      rooms.closeDocument(document.id, closeCode.noRight, (socket) => !socket.mayWrite);
      rooms.announce(document.id, { type: "versions" });
      tell(document);
      return done;
    },

    /** Back to a draft. Confirmed rows live on until their blocks are looked at again. */
    async reopen({ document, member }: SeenDocument, reason: string): Promise<Done> {
      const opened = await db.sql.transaction().execute(async (tx): Promise<Done> => {
        if ((await stateIn(tx, document.id)) === "draft") return no("step-not-possible");
        const at = now();
        const step = newId();
        await tx
          .updateTable("document")
          .set({ circulated_at: null, comments_until: null, confirmed_at: null })
          .where("id", "=", document.id)
          .execute();
        await tx.deleteFrom("minutes_reader").where("document_id", "=", document.id).execute();
        await guestLinks.closeAll(tx, document.id);
        await insertStep(tx, {
          id: step,
          document: document.id,
          at,
          by: member.user,
          what: "reopened",
          reason,
        });
        // The reason's words stay in the row of the step.
        await note(tx, {
          at,
          actor: member.user,
          action: "minutes.reopen",
          target: document.id,
          project: document.project,
          detail: { step },
        });
        return done;
      });
      if (!opened.ok) return opened;
      await rooms.unseal(document.id);
      await writeStatus(document, "draft");
      tell(document);
      // Who may write now comes in again by the other door.
      rooms.closeDocument(
        document.id,
        closeCode.tryLater,
        (socket) => socket.mayWrite || !roleMay(socket.who.role, "document.write"),
      );
      return done;
    },
  };

  async function isClosed(document: DocumentId): Promise<boolean> {
    return (await db.sql.transaction().execute((tx) => stateIn(tx, document))) === "confirmed";
  }

  function pageOf({ project, id }: DocumentFacts): string {
    return `${config.origins[0]}/p/${project}/docs/${id}`;
  }
}

/** Whoever has chosen a language is written to in it, everybody else in all. */
const languagesFor = (chosen: string | null): readonly Language[] =>
  isLanguage(chosen) ? [chosen] : languages;
