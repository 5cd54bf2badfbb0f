/** What people do with rows. Each deed, its place in the row's history and in the log are one transaction. */
import type { Transaction } from "kysely";
import { sectionsIn } from "../../shared/document/sections";
import type { DocumentId, WorkshopId } from "../../shared/ids";
import { languages } from "../../shared/locale/languages";
import type { ProblemKind } from "../../shared/problem";
import type { RegisterBlock } from "../../shared/register/blocks";
import { missingInAnswer } from "../../shared/register/missing";
import {
  type DecisionState,
  type FollowUpState,
  type InputState,
  isAnswered,
  isOver,
  mayStep,
  needsApproval,
} from "../../shared/register/states";
import type { Membership } from "../access/access";
import { can } from "../access/can";
import { note } from "../audit/log";
import type { Tables } from "../db/tables";
import type { Rooms } from "../live/rooms";
import type { Parts } from "../parts";
import {
  type Channel,
  changeRow,
  followBlock,
  handedRow,
  insertRow,
  noteOnRow,
  type OwnChanges,
  type RegisterDeed,
  type RegisterRow,
  type RowName,
  readLinks,
  rowNamed,
} from "./register-store";
import { stateNow } from "./seen-rows";

export type Done = { ok: true } | { ok: false; why: ProblemKind; facts?: Record<string, string> };
type Refused = Exclude<Done, { ok: true }>;

export type InputChanges = Pick<OwnChanges, "disposition" | "answer" | "destination" | "responsible"> & {
  state?: Exclude<InputState, "merged">;
  informed?: boolean;
  /** Of an input that stands in no minutes. */
  entered?: Partial<Pick<RegisterBlock, "text" | "by" | "topic" | "visibility" | "concerns">>;
};
export type FollowUpChanges = {
  state?: FollowUpState;
  blockedBy?: string | null;
  postponedTo?: string | null;
  reason?: string;
};
export type Progress = { note: string; state?: FollowUpState };
export type NewInput = Pick<RegisterBlock, "text" | "by" | "topic" | "concerns" | "visibility"> & {
  channel: Channel;
  received: string | null;
  handIn?: { workshop: WorkshopId; key: string };
};

type Tx = Transaction<Tables>;
const done: Done = { ok: true };

export type RowDeeds = ReturnType<typeof createRowDeeds>;

export function createRowDeeds({
  db,
  now,
  newId,
  newBlockId,
  rooms,
}: Pick<Parts, "db" | "now" | "newId"> & { newBlockId: () => string; rooms: Rooms }) {
  const { sql } = db;

  async function noted(
    tx: Tx,
    member: Pick<Membership, "user"> | null,
    name: RowName,
    what: RegisterDeed["what"],
    detail: Record<string, unknown> = {},
  ) {
    const at = now();
    const by = member?.user ?? null;
    await noteOnRow(tx, name, { id: newId(), at, by, what, detail });
    const { project, kind, id } = name;
    await note(tx, {
      at,
      actor: by,
      action: `register.${what}`,
      target: id,
      project,
      // Words stay in the rows, where they can be erased.
      detail: { kind, ...(typeof detail.state === "string" ? { state: detail.state } : {}) },
    });
  }

  /** The row as it is now; its project has been looked at by the caller. */
  async function inTransaction(
    name: RowName,
    work: (tx: Tx, row: RegisterRow) => Promise<Done>,
  ): Promise<Done> {
    const outcome = await sql.transaction().execute(async (tx): Promise<Done> => {
      const row = await rowNamed(tx, name);
      if (!row) return { ok: false, why: "not-found" };
      const into = row.replacedBy === null ? undefined : await rowNamed(tx, { ...name, id: row.replacedBy });
      return await work(tx, { ...row, state: stateNow(row, new Map(into ? [[into.id, into]] : [])) });
    });
    if (outcome.ok) rooms.announceTo(name.project, { type: "registers" });
    return outcome;
  }

  return {
    changeInput: (member: Membership, name: RowName, changes: InputChanges): Promise<Done> =>
      inTransaction(name, async (tx, row) => {
        const { state: wanted, informed, entered, ...own } = changes;
        const from = row.state as InputState;
        const to = wanted ?? from;
        if (!mayStep("input", from, to)) return refused("step-not-possible");
        const touchesAnswer = [own.disposition, own.answer, own.destination].some((one) => one !== undefined);
        if (
          (needsApproval(from, to) || (isAnswered(from) && touchesAnswer)) &&
          !can(member, "register.approve")
        )
          return refused("forbidden");
        if (to === "proposed" || to === "answered" || to === "closed") {
          const links = await readLinks(tx, name.project, name.kind, name.id);
          const missing = missingInAnswer(
            {
              disposition: own.disposition === undefined ? row.disposition : own.disposition,
              answer: own.answer ?? row.answer,
              destination: own.destination === undefined ? row.destination : own.destination,
              hasChange: links.length > 0,
            },
            to === "proposed" ? "proposed" : "answered",
          );
          if (missing.length > 0)
            return { ...refused("answer-incomplete"), facts: { missing: missing.join(" ") } };
        }
        if (entered && row.document !== null) return refused("held-by-minutes");
        const at = now();
        if (entered) await followBlock(tx, name, { ...row, ...entered }, { position: row.position, at });
        await changeRow(
          tx,
          name,
          {
            ...own,
            state: to,
            ...(informed === undefined ? {} : { informedAt: informed ? (row.informedAt ?? at) : null }),
            ...(to === "merged" ? {} : { replacedBy: null }),
          },
          at,
        );
        // Not what it says now: the giver may have become one who is not to be named.
        await noted(tx, member, name, "changed", {
          ...changes,
          ...(entered ? { entered: Object.keys(entered) } : {}),
        });
        return done;
      }),

    changeDecision: (
      member: Membership,
      name: RowName,
      { state: to, supersededBy }: { state: DecisionState; supersededBy?: string | null },
    ): Promise<Done> =>
      inTransaction(name, async (tx, row) => {
        if (!mayStep("decision", row.state as DecisionState, to)) return refused("step-not-possible");
        const successor = supersededBy ? await rowNamed(tx, { ...name, id: supersededBy }) : undefined;
        if (supersededBy && !successor) return refused("not-found");
        if (successor && (to === "standing" || successor.id === row.id)) return refused("step-not-possible");
        await changeRow(tx, name, { state: to, replacedBy: successor?.id ?? null }, now());
        await noted(tx, member, name, "changed", { state: to, ...(successor ? { by: successor.id } : {}) });
        return done;
      }),

    changeFollowUp: (member: Membership, name: RowName, changes: FollowUpChanges): Promise<Done> =>
      inTransaction(name, async (tx, row) => {
        const from = row.state as FollowUpState;
        const to = changes.state ?? from;
        if (!mayStep("followUp", from, to)) return refused("step-not-possible");
        const { blockedBy, postponedTo } = changes;
        const own: OwnChanges = {
          ...stepTo(row, to, now()),
          ...(blockedBy === undefined ? {} : { blockedBy }),
          ...(postponedTo === undefined ? {} : { postponedTo }),
        };
        await changeRow(tx, name, own, now());
        await noted(tx, member, name, "changed", changes);
        return done;
      }),

    reportProgress: (member: Membership, name: RowName, { note: words, state }: Progress): Promise<Done> =>
      inTransaction(name, async (tx, row) => {
        const to = state ?? (row.state as FollowUpState);
        if (!mayStep("followUp", row.state as FollowUpState, to)) return refused("step-not-possible");
        await changeRow(tx, name, stepTo(row, to, now()), now());
        await noted(tx, member, name, "progress", { note: words, ...(state ? { state } : {}) });
        return done;
      }),

    /**
     * An input by letter, mail or hand-in, in its giver's own words; `member` is null where the giver has no account. What
     * a phone sends again under its key is the input that is there.
     */
    async enterInput(
      member: Membership | null,
      project: Membership["project"],
      { channel, received, handIn, ...said }: NewInput,
    ): Promise<string> {
      const id = newBlockId();
      const name: RowName = { project, kind: "input", id };
      const block: RegisterBlock = {
        ...said,
        id,
        kind: "input",
        owner: null,
        person: null,
        due: null,
        place: null,
      };
      const entered = await sql.transaction().execute(async (tx) => {
        const known = handIn && (await handedRow(tx, handIn));
        if (known) return known;
        const by = member?.user ?? null;
        await insertRow(tx, name, block, {
          document: null,
          position: 0,
          at: now(),
          by,
          channel,
          received,
          handIn: handIn ?? null,
        });
        await noted(tx, member, name, "entered");
        return id;
      });
      rooms.announceTo(project, { type: "registers" });
      return entered;
    },

    /** Said twice: one is answered, and both givers are to be told. What was merged into the first comes along. */
    merge: (member: Membership, name: RowName, into: string): Promise<Done> =>
      inTransaction(name, async (tx, row) => {
        const target = await rowNamed(tx, { ...name, id: into });
        if (!target || target.withdrawnAt !== null) return refused("not-found");
        if (target.id === row.id || target.state === "merged" || row.state === "merged")
          return refused("step-not-possible");
        const at = now();
        await tx
          .updateTable("register_row")
          .set({ replaced_by: into, changed_at: at })
          .where("project_id", "=", name.project)
          .where("kind", "=", name.kind)
          .where("state", "=", "merged")
          .where("replaced_by", "=", name.id)
          .execute();
        await changeRow(tx, name, { state: "merged", replacedBy: into, informedAt: null }, at);
        await changeRow(tx, target, { informedAt: null }, at);
        await noted(tx, member, name, "merged", { into });
        await noteOnRow(tx, target, {
          id: newId(),
          at,
          by: member.user,
          what: "merged",
          detail: { from: name.id },
        });
        return done;
      }),

    part: (member: Membership, name: RowName): Promise<Done> =>
      inTransaction(name, async (tx, row) => {
        if (row.replacedBy === null) return refused("step-not-possible");
        await changeRow(tx, name, { state: "open", replacedBy: null }, now());
        await noted(tx, member, name, "parted", { from: row.replacedBy });
        return done;
      }),

    /** Answers the link's id; the same section twice is one link, with the newer words. */
    async link(
      member: Membership,
      name: RowName,
      to: { document: DocumentId; section: string; was: string | null; becomes: string | null },
    ): Promise<string | undefined> {
      const isThere = await rooms.read(to.document, (doc) => sectionsIn(doc, languages).has(to.section));
      if (!isThere) return undefined;
      const id = await sql.transaction().execute(async (tx) => {
        await tx
          .insertInto("register_link")
          .values({
            id: newId(),
            project_id: name.project,
            kind: name.kind,
            row_id: name.id,
            document_id: to.document,
            section_id: to.section,
            was: to.was,
            becomes: to.becomes,
            at: now(),
            by_user: member.user,
          })
          .onConflict((conflict) =>
            conflict
              .columns(["project_id", "kind", "row_id", "document_id", "section_id"])
              .doUpdateSet({ was: to.was, becomes: to.becomes }),
          )
          .execute();
        const { document, section } = to;
        await noted(tx, member, name, "linked", { document, section });
        const links = await readLinks(tx, name.project, name.kind, name.id);
        return links.find((link) => link.document === document && link.section === section)?.id;
      });
      rooms.announceTo(name.project, { type: "registers" });
      return id;
    },

    unlink: (member: Membership, name: RowName, link: string): Promise<Done> =>
      inTransaction(name, async (tx) => {
        const known = (await readLinks(tx, name.project, name.kind, name.id)).find(({ id }) => id === link);
        if (!known) return refused("not-found");
        await tx.deleteFrom("register_link").where("id", "=", link).execute();
        await noted(tx, member, name, "unlinked", { document: known.document, section: known.section });
        return done;
      }),
  };
}

const refused = (why: ProblemKind): Refused => ({ ok: false, why });

const stepTo = (row: RegisterRow, state: FollowUpState, at: number): OwnChanges => ({
  state,
  closedAt: isOver(state) ? (row.closedAt ?? at) : null,
});
