import { sectionsIn } from "../../shared/document/sections";
import {
  type AgendaItemId,
  blockIdFrom,
  type DocumentId,
  type ProjectId,
  readId,
  type UserId,
  type WorkshopId,
} from "../../shared/ids";
import { languages } from "../../shared/locale/languages";
import type { ProblemKind } from "../../shared/problem";
import { type Action, type DocumentAudience, roleSees } from "../../shared/roles";
import { closeCode } from "../../shared/room";
import { mayMove, type WorkshopState } from "../../shared/workshop/states";
import type { Membership, WorkshopFacts } from "../access/access";
import { workshopFacts } from "../access/access";
import { note } from "../audit/log";
import type { Tx } from "../db/open";
import type { OpenDocuments } from "../documents/open-documents";
import type { Rooms } from "../live/rooms";
import type { Parts } from "../parts";
import type { CarriedOver } from "./carried-over";
import type { ItemWish, WorkshopWish } from "./inputs";
import {
  changeItem,
  deleteItem,
  insertItem,
  isOfWorkshop,
  mostItems,
  place,
  programmeOf,
} from "./programme-store";
import { isWritten, seedMinutes } from "./seed-minutes";
import { starterProgramme, withFollowUps } from "./starter-programme";
import { areOfProject, insertWorkshop, setFacts } from "./workshop-store";

/** What the deeds on a workshop need; every feature file of this folder takes it. */
export type WorkshopParts = Pick<Parts, "db" | "now" | "newId" | "random" | "changes" | "config"> & {
  rooms: Rooms;
  documents: OpenDocuments["documents"];
};

type Clause = { document: string; section: string };
type Done<More = object> = ({ ok: true } & More) | { ok: false; why: ProblemKind };
const no = (why: ProblemKind) => ({ ok: false, why }) as const;

/** The title of a workshop's minutes tells of it: while it is a draft they are for those who prepare it. */
const audienceIn = (state: WorkshopState): DocumentAudience => (state === "draft" ? "drafters" : "parties");

export type Workshops = ReturnType<typeof createWorkshops>;

/** Begins workshops, changes them, prepares their programme and leads through it. */
export function createWorkshops(parts: WorkshopParts & { carriedOver: CarriedOver }) {
  const { carriedOver, db, now, newId, random, changes, rooms, documents } = parts;

  /** Pages that show the workshop look again. Drafts are no secret by their ids: nothing else is told. */
  const tell = ({ project, id }: Pick<WorkshopFacts, "project" | "id">, action: Action = "workshop.read") =>
    rooms.announceTo(project, { type: "workshop", workshop: id }, action);

  const noteOn = (
    tx: Tx,
    by: UserId,
    action: string,
    { id, project }: Pick<WorkshopFacts, "project" | "id">,
    detail: Record<string, unknown> = {},
  ) => note(tx, { at: now(), actor: by, action, target: id, project, detail });

  async function factsOf(id: WorkshopId): Promise<WorkshopFacts> {
    return workshopFacts(
      await db.sql.selectFrom("workshop").where("id", "=", id).selectAll().executeTakeFirstOrThrow(),
    );
  }

  /** The minutes, made when they are missing: a stop right after the workshop was begun must not leave it without. */
  async function minutesOf(workshop: WorkshopFacts, by: UserId): Promise<DocumentId> {
    if (workshop.minutes) return workshop.minutes;
    const made = await documents.create(workshop.project, by, {
      template: "minutes-of-workshop",
      languages: workshop.languages,
      workshop: workshop.id,
      audience: audienceIn(workshop.state),
    });
    if (!made.ok) throw new Error(`No minutes for workshop ${workshop.id}: ${made.why}`);
    await db.sql.updateTable("workshop").set({ minutes_id: made.id }).where("id", "=", workshop.id).execute();
    return made.id;
  }

  /** What was said will stand under a section for each item; those that have one already keep it. */
  async function writeSections(workshop: WorkshopFacts, by: UserId): Promise<Done> {
    const minutes = await minutesOf(workshop, by);
    const { languages, confirmed_at } = await db.sql
      .selectFrom("document")
      .where("id", "=", minutes)
      .select(["languages", "confirmed_at"])
      .executeTakeFirstOrThrow();
    const seeds = (await programmeOf(db.sql, workshop.id))
      .filter((item) => isWritten(item) && !item.section)
      .map((item) => ({ item, section: blockIdFrom(random(12)), paragraph: blockIdFrom(random(12)) }));
    if (seeds.length === 0) return { ok: true };
    if (confirmed_at !== null) return no("minutes-confirmed");
    await rooms.write(minutes, {
      by,
      change: (doc) => seedMinutes(doc, JSON.parse(languages), seeds),
      alongside: async (tx) => {
        for (const { item, section } of seeds)
          await tx
            .updateTable("agenda_item")
            .set({ section_id: section })
            .where("id", "=", item.id)
            .execute();
      },
    });
    return { ok: true };
  }

  async function insertProgramme(tx: Tx, workshop: WorkshopId, items: readonly ItemWish[]) {
    for (const item of items)
      await insertItem(tx, workshop, newId<AgendaItemId>(), { ...item, material: null });
  }

  /** What a workshop takes over from the one before it, where nothing else is wished. */
  async function takenOver(from: WorkshopFacts): Promise<WorkshopWish> {
    const { sql } = db;
    const activities = await sql
      .selectFrom("workshop_activity")
      .where("workshop_id", "=", from.id)
      .select("activity_id as id")
      .execute();
    const concerned = await sql
      .selectFrom("workshop_document")
      .where("workshop_id", "=", from.id)
      .select("document_id as id")
      .execute();
    const parties = await sql
      .selectFrom("workshop_party")
      .where("workshop_id", "=", from.id)
      .select("organisation_id as id")
      .execute();
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
    return {
      time: from.time,
      end: from.end,
      zone: from.zone,
      activities: ids(activities),
      documents: ids(concerned),
      parties: ids(parties),
    };
  }

  const hasFollowUps = async (member: Membership, { number }: WorkshopFacts): Promise<boolean> =>
    (await carriedOver.to(member, { number: number + 1, begunAt: now() })).length > 0;

  async function move(workshop: WorkshopFacts, to: WorkshopState, by: UserId): Promise<Done> {
    if (to === workshop.state) return { ok: true };
    if (!mayMove(workshop.state, to)) return no("wrong-move");
    // Before the state: whoever sees that it has begun finds its sections.
    if (to === "in-progress") {
      const written = await writeSections(workshop, by);
      if (!written.ok) return written;
    }
    const done = await db.sql.transaction().execute(async (tx): Promise<Done> => {
      const moved = await tx
        .updateTable("workshop")
        .set({
          state: to,
          ...(to === "closed"
            ? {
                current_item: null,
                current_since: null,
                is_followed: 0,
                shown_document: null,
                shown_section: null,
              }
            : {}),
        })
        .where("id", "=", workshop.id)
        .where("state", "=", workshop.state)
        .returning("minutes_id")
        .executeTakeFirst();
      if (!moved) return no("wrong-move");
      if (moved.minutes_id !== null && audienceIn(to) !== audienceIn(workshop.state))
        await tx
          .updateTable("document")
          .set({ audience: audienceIn(to) })
          .where("id", "=", moved.minutes_id)
          .where("audience", to === "draft" ? "!=" : "=", "drafters")
          .execute();
      await noteOn(tx, by, "workshop.moved", workshop, { from: workshop.state, to });
      return { ok: true };
    });
    if (done.ok && to === "draft" && workshop.minutes)
      rooms.closeDocument(workshop.minutes, closeCode.noRight, ({ who }) => roleSees(who.role, "drafters"));
    return done;
  }

  return {
    /** Begins a workshop with its minutes. */
    async begin(
      member: Membership,
      {
        from,
        programme,
        ...wish
      }: WorkshopWish & { from?: string | undefined; programme?: "starter" | undefined },
    ): Promise<Done<{ id: WorkshopId; minutes: DocumentId }>> {
      const { project, user } = member;
      const id = newId<WorkshopId>();
      const earlier = from === undefined ? undefined : await inProject(project, from);
      if (from !== undefined && !earlier) return no("not-found");
      const before = earlier ? await takenOver(earlier) : {};
      // One of the old hours beside a new one could end before it begins.
      const hours = wish.time || wish.end ? { time: null, end: null } : {};
      const whole = { ...before, ...hours, ...wish };
      if (isReversed(whole)) return no("dates-reversed");
      if (!(await areOfProject(db.sql, project, whole))) return no("not-found");
      const hasOpen = earlier && (await hasFollowUps(member, earlier));
      await db.sql.transaction().execute(async (tx) => {
        await insertWorkshop(tx, { id, project, at: now() }, whole);
        if (earlier) {
          const items = await programmeOf(tx, earlier.id);
          await insertProgramme(tx, id, hasOpen ? withFollowUps(items) : items);
        } else if (programme) await insertProgramme(tx, id, starterProgramme);
        await noteOn(tx, user, "workshop.begun", { id, project });
      });
      const minutes = await minutesOf(await factsOf(id), user);
      tell({ id, project }, "workshop.prepare");
      return { ok: true, id, minutes };
    },

    async change(
      workshop: WorkshopFacts,
      member: Membership,
      { state, ...wish }: WorkshopWish & { state?: WorkshopState | undefined },
    ): Promise<Done> {
      if (isReversed({ time: workshop.time, end: workshop.end, ...wish })) return no("dates-reversed");
      if (!(await areOfProject(db.sql, workshop.project, wish))) return no("not-found");
      if (Object.keys(wish).length > 0)
        await db.sql.transaction().execute(async (tx) => {
          await setFacts(tx, workshop.id, wish, workshop.title);
          await noteOn(tx, member.user, "workshop.changed", workshop, { facts: Object.keys(wish) });
        });
      const moved = state === undefined ? ({ ok: true } as const) : await move(workshop, state, member.user);
      tell(workshop);
      changes.changed(workshop.project);
      return moved;
    },

    async addItem(
      workshop: WorkshopFacts,
      member: Membership,
      wish: ItemWish,
    ): Promise<Done<{ id: AgendaItemId }>> {
      const id = newId<AgendaItemId>();
      const added = await db.sql.transaction().execute(async (tx): Promise<Done> => {
        if (!(await isOfWorkshop(tx, { project: workshop.project, workshop: workshop.id }, wish)))
          return no("not-found");
        if ((await programmeOf(tx, workshop.id)).length >= mostItems) return no("too-large");
        await insertItem(tx, workshop.id, id, wish);
        await noteOn(tx, member.user, "programme.item-added", workshop, { item: id });
        return { ok: true };
      });
      tell(workshop);
      return added.ok ? { ok: true, id } : added;
    },

    /** Changes only what is named, so that several people can prepare one programme at once. */
    async changeItem(workshop: WorkshopFacts, member: Membership, id: string, wish: ItemWish): Promise<Done> {
      const changed = await db.sql.transaction().execute(async (tx): Promise<Done> => {
        const item = (await programmeOf(tx, workshop.id)).find((one) => one.id === id);
        if (!item) return no("not-found");
        if (!(await isOfWorkshop(tx, { project: workshop.project, workshop: workshop.id }, wish)))
          return no("not-found");
        await changeItem(tx, item, wish);
        if (wish.after !== undefined) await place(tx, workshop.id, item.id, wish.after);
        await noteOn(tx, member.user, "programme.item-changed", workshop, { item: id });
        return { ok: true };
      });
      tell(workshop);
      return changed;
    },

    async removeItem(workshop: WorkshopFacts, member: Membership, id: string): Promise<Done> {
      const removed = await db.sql.transaction().execute(async (tx): Promise<Done> => {
        const item = (await programmeOf(tx, workshop.id)).find((one) => one.id === id);
        if (!item) return no("not-found");
        await deleteItem(tx, workshop.id, item.id);
        await tx
          .updateTable("workshop")
          .set({ current_item: null, current_since: null })
          .where("id", "=", workshop.id)
          .where("current_item", "=", id)
          .execute();
        await noteOn(tx, member.user, "programme.item-removed", workshop, { item: id });
        return { ok: true };
      });
      tell(workshop);
      return removed;
    },

    /** Goes on to an item, or asks everybody to look at it. Only while the workshop is held. */
    async lead(
      workshop: WorkshopFacts,
      member: Membership,
      {
        item,
        from,
        isFollowed,
        shown,
      }: {
        item?: string | null | undefined;
        from?: string | null | undefined;
        isFollowed?: boolean | undefined;
        shown?: Clause | null | undefined;
      },
    ): Promise<Done> {
      if (shown && !(await isThere(workshop.project, shown))) return no("not-found");
      const led = await db.sql.transaction().execute(async (tx): Promise<Done> => {
        const row = await tx
          .selectFrom("workshop")
          .where("id", "=", workshop.id)
          .select(["state", "current_item"])
          .executeTakeFirstOrThrow();
        if (row.state !== "in-progress") return no("wrong-move");
        if (from !== undefined && from !== row.current_item) return no("item-moved-on");
        const isKnown = !item || (await programmeOf(tx, workshop.id)).some((one) => one.id === item);
        if (!isKnown) return no("not-found");
        const isNew = item !== undefined && item !== row.current_item;
        await tx
          .updateTable("workshop")
          .set({
            ...(isNew ? { current_item: item, current_since: item === null ? null : now() } : {}),
            ...(isFollowed === undefined ? {} : { is_followed: isFollowed ? 1 : 0 }),
            ...(isNew || shown !== undefined
              ? { shown_document: shown?.document ?? null, shown_section: shown?.section ?? null }
              : {}),
          })
          .where("id", "=", workshop.id)
          .execute();
        await noteOn(tx, member.user, "workshop.led", workshop, { item: item ?? row.current_item });
        return { ok: true };
      });
      tell(workshop);
      return led;
    },
  };

  async function isThere(project: ProjectId, { document, section }: Clause): Promise<boolean> {
    const row = await db.sql
      .selectFrom("document")
      .where("id", "=", readId(document) ?? "")
      .where("project_id", "=", project)
      .select("id")
      .executeTakeFirst();
    if (!row) return false;
    return await rooms.read(row.id as DocumentId, (doc) => sectionsIn(doc, languages).has(section));
  }

  async function inProject(project: ProjectId, id: string): Promise<WorkshopFacts | undefined> {
    const row = await db.sql
      .selectFrom("workshop")
      .where("id", "=", readId(id) ?? "")
      .where("project_id", "=", project)
      .selectAll()
      .executeTakeFirst();
    return row && workshopFacts(row);
  }
}

const isReversed = ({ time, end }: Pick<WorkshopWish, "time" | "end">): boolean =>
  Boolean(time && end && end <= time);
