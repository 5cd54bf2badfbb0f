import type { Selectable } from "kysely";
import type { LetterAnswer, LetterState, LetterSummary } from "../../shared/answers";
import type { ActivityId, LetterId, OrganisationId, ProjectId, WorkshopId } from "../../shared/ids";
import {
  fillLetter,
  type LetterContent,
  type LetterFacts,
  missingFacts,
  plainWords,
} from "../../shared/letter/fill";
import type { LetterTemplate } from "../../shared/letter/letter-template";
import { numberBy } from "../../shared/letter/mask";
import { inLanguage, type Language } from "../../shared/locale/languages";
import type { ProblemKind } from "../../shared/problem";
import type { Membership } from "../access/access";
import { can } from "../access/can";
import { note } from "../audit/log";
import type { Sql, Tx } from "../db/open";
import type { Tables } from "../db/tables";
import type { Parts } from "../parts";
import { organisationsOf } from "../projects/organisations";
import { peopleOf } from "../projects/people";
import { dayInJakarta } from "../registers/seen-rows";
import { boundFacts } from "./bound-facts";
import { factHolds } from "./fact-holds";
import type { LetterWish } from "./inputs";
import type { LetterTemplates } from "./letter-templates";

type Row = Selectable<Tables["letter"]>;
type Done<More = object> =
  | ({ ok: true } & More)
  | { ok: false; why: ProblemKind; facts?: Record<string, string> };
const no = (why: ProblemKind, facts?: Record<string, string>) =>
  ({ ok: false, why, ...(facts ? { facts } : {}) }) as const;

/** Paragraphs written by hand; of a letter that has its number, what other rows said then. */
type LetterText = Partial<Record<Language, string[]>> & {
  asItWent?: Pick<LetterContent, "template" | "bound">;
};

export type Letters = ReturnType<typeof createLetters>;

/** Letters of a project: asked for, filled from its rows, numbered once, and from then on as they went out. */
export function createLetters({
  db,
  now,
  newId,
  templates,
}: Pick<Parts, "db" | "now" | "newId"> & { templates: LetterTemplates }) {
  const { sql } = db;

  const templateOf = (row: Row): LetterTemplate => {
    const template = templates.get(row.template);
    if (!template) throw new Error(`Letter ${row.id} is of an unknown template: ${row.template}`);
    return template;
  };

  async function rowIn(source: Sql, project: ProjectId, id: LetterId | undefined): Promise<Row | undefined> {
    if (!id) return undefined;
    return await source
      .selectFrom("letter")
      .where("id", "=", id)
      .where("project_id", "=", project)
      .selectAll()
      .executeTakeFirst();
  }

  async function contentOf(
    row: Row,
    {
      language = row.language as Language,
      source = sql,
    }: { language?: Language | undefined; source?: Sql } = {},
  ): Promise<LetterContent> {
    const { asItWent, ...texts } = JSON.parse(row.text) as LetterText;
    return {
      ...(asItWent ?? { template: templateOf(row), bound: await boundFacts(source, row) }),
      facts: JSON.parse(row.facts),
      language,
      paragraphs: texts[language],
    };
  }

  async function summaries(rows: readonly Row[], project: ProjectId): Promise<LetterSummary[]> {
    const people = await peopleOf(sql, project);
    const organisations = new Map((await organisationsOf(sql, project)).map((one) => [one.id, one]));
    const all: LetterSummary[] = [];
    for (const row of rows) {
      const organisation = row.organisation_id && organisations.get(row.organisation_id);
      all.push({
        id: row.id,
        template: row.template,
        state: row.state as LetterState,
        number: row.number,
        language: row.language as Language,
        subject: plainWords(fillLetter(await contentOf(row)).subject),
        organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
        requestedBy: people.get(row.created_by)?.name ?? null,
        changedAt: row.changed_at,
      });
    }
    return all;
  }

  /** Rows and facts that it cannot go out without. */
  function missingIn(row: Row, content: LetterContent): string[] {
    const rows = { organisation: row.organisation_id, activity: row.activity_id, workshop: row.workshop_id };
    return [...content.template.needs.filter((need) => rows[need] === null), ...missingFacts(content)];
  }

  /** The columns that a wish changes, or why it cannot. */
  async function changesOf(
    tx: Tx,
    project: ProjectId,
    { template, before, language }: { template: LetterTemplate; before: Row | undefined; language: Language },
    wish: LetterWish,
  ): Promise<Done<{ columns: Partial<Row> }>> {
    const columns: Partial<Row> = {};
    if (wish.organisation !== undefined) {
      const all = await organisationsOf(tx, project);
      if (wish.organisation !== null && !all.some(({ id }) => id === wish.organisation))
        return no("not-found");
      columns.organisation_id = wish.organisation as OrganisationId | null;
    }
    for (const [table, id] of [
      ["activity", wish.activity],
      ["workshop", wish.workshop],
    ] as const) {
      if (id === undefined) continue;
      if (id !== null) {
        const row = await tx
          .selectFrom(table)
          .where("id", "=", id)
          .where("project_id", "=", project)
          .select("id")
          .executeTakeFirst();
        if (!row) return no("not-found");
      }
      if (table === "activity") columns.activity_id = id as ActivityId | null;
      else columns.workshop_id = id as WorkshopId | null;
    }
    if (wish.language) columns.language = wish.language;
    if (wish.facts) {
      const facts: LetterFacts = before ? JSON.parse(before.facts) : {};
      for (const [key, value] of Object.entries(wish.facts)) {
        const field = template.fields.find((one) => one.key === key);
        if (!field || (value !== null && value !== "" && !factHolds(field, value))) return no("bad-request");
        if (value === null || value === "") delete facts[key];
        else facts[key] = value;
      }
      columns.facts = JSON.stringify(facts);
    }
    if (wish.paragraphs !== undefined) {
      const texts = before ? (JSON.parse(before.text) as Record<string, string[]>) : {};
      const kept = wish.paragraphs?.map((text) => text.trim()).filter(Boolean);
      if (kept && kept.length > 0) texts[wish.language ?? language] = kept;
      else delete texts[wish.language ?? language];
      columns.text = JSON.stringify(texts);
    }
    return { ok: true, columns };
  }

  /** Who drafts a letter sends it, unless it is said otherwise. */
  const senderOf = (member: Membership, template: LetterTemplate, language: Language): LetterFacts =>
    can(member, "letter.manage") && template.fields.some(({ key }) => key === "sender")
      ? { sender: inLanguage(member.organisationName, language) }
      : {};

  const noteOn = (tx: Tx, { user, project }: Membership, action: string, id: string, detail = {}) =>
    note(tx, { at: now(), actor: user, action, target: id, project, detail });

  return {
    templates: [...templates.values()],

    async list(project: ProjectId): Promise<LetterSummary[]> {
      const rows = await sql
        .selectFrom("letter")
        .where("project_id", "=", project)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .selectAll()
        .execute();
      return await summaries(rows, project);
    },

    async read(project: ProjectId, id: LetterId | undefined): Promise<LetterAnswer | undefined> {
      const row = await rowIn(sql, project, id);
      if (!row) return undefined;
      const content = await contentOf(row);
      const [summary] = await summaries([row], project);
      return {
        ...summary!,
        activity: row.activity_id,
        workshop: row.workshop_id,
        needs: content.template.needs,
        fields: content.template.fields,
        facts: content.facts,
        paragraphs: fillLetter(content).paragraphs.map(plainWords),
        isOwnText: content.paragraphs !== undefined,
        missing: missingIn(row, content),
      };
    },

    /** What the file is made of, in its own language or another. */
    async whole(project: ProjectId, id: LetterId | undefined, language?: Language) {
      const row = await rowIn(sql, project, id);
      return row && { row, content: await contentOf(row, { language }) };
    },

    /** Asks for a letter; the secretariat's own is a draft at once. */
    async begin(
      member: Membership,
      { template: wanted, ...wish }: LetterWish & { template: string },
    ): Promise<Done<{ id: LetterId }>> {
      const template = templates.get(wanted);
      if (!template) return no("unknown-template");
      const { project, user } = member;
      const id = newId<LetterId>();
      const language = wish.language ?? template.bindingLanguage;
      return await sql.transaction().execute(async (tx): Promise<Done<{ id: LetterId }>> => {
        const facts = { ...senderOf(member, template, language), ...wish.facts };
        const changes = await changesOf(
          tx,
          project,
          { template, before: undefined, language },
          { ...wish, facts },
        );
        if (!changes.ok) return changes;
        await tx
          .insertInto("letter")
          .values({
            id,
            project_id: project,
            template: template.id,
            language,
            activity_id: null,
            workshop_id: null,
            organisation_id: null,
            facts: "{}",
            text: "{}",
            state: can(member, "letter.manage") ? "drafted" : "requested",
            created_at: now(),
            created_by: user,
            changed_at: now(),
            changed_by: user,
            ...changes.columns,
          })
          .execute();
        await noteOn(tx, member, "letter.begun", id, { template: template.id });
        return { ok: true, id };
      });
    },

    async change(
      member: Membership,
      id: LetterId | undefined,
      { state, ...wish }: LetterWish & { state?: "drafted" | "sent" | undefined },
    ): Promise<Done> {
      return await sql.transaction().execute(async (tx): Promise<Done> => {
        const row = await rowIn(tx, member.project, id);
        if (!row) return no("not-found");
        const isOut = row.state === "numbered" || row.state === "sent";
        if (isOut && Object.keys(wish).length > 0) return no("letter-numbered");
        if (state && !can(member, "letter.manage")) return no("forbidden");
        if (state === "sent" && !isOut) return no("step-not-possible");
        if (state === "drafted" && isOut) return no("letter-numbered");
        const template = templateOf(row);
        const language = row.language as Language;
        const isTakenOver = state === "drafted" && row.state === "requested";
        const known: LetterFacts = JSON.parse(row.facts);
        const facts = isTakenOver
          ? { ...senderOf(member, template, language), ...known, ...wish.facts }
          : wish.facts;
        const before = { template, before: row, language };
        const changes = await changesOf(tx, member.project, before, { ...wish, facts });
        if (!changes.ok) return changes;
        await tx
          .updateTable("letter")
          .set({
            ...changes.columns,
            ...(state ? { state } : {}),
            changed_at: now(),
            changed_by: member.user,
          })
          .where("id", "=", row.id)
          .execute();
        await noteOn(tx, member, "letter.changed", row.id, {
          what: Object.keys(wish),
          ...(state ? { state } : {}),
        });
        return { ok: true };
      });
    },

    /** Gives the next number of the mask, or the one that was typed, once and for all. */
    async number(
      member: Membership,
      id: LetterId | undefined,
      typed?: string,
    ): Promise<Done<{ number: string }>> {
      const { project, user } = member;
      return await sql.transaction().execute(async (tx): Promise<Done<{ number: string }>> => {
        const row = await rowIn(tx, project, id);
        if (!row) return no("not-found");
        if (row.number !== null) return no("letter-numbered");
        const content = await contentOf(row, { source: tx });
        const missing = missingIn(row, content);
        if (missing.length > 0) return no("letter-incomplete", { missing: missing.join(" ") });
        const { facts, template, bound } = content;
        const text: LetterText = { ...JSON.parse(row.text), asItWent: { template, bound } };
        const day = typeof facts.letter_date === "string" ? facts.letter_date : dayInJakarta(now());
        const next =
          typed === undefined ? await nextNumber(tx, project, day) : { number: typed, seq: null, year: null };
        if (!next) return no("no-mask");
        const same = await tx
          .selectFrom("letter")
          .where("project_id", "=", project)
          .where("number", "=", next.number)
          .select("id")
          .executeTakeFirst();
        if (same) return no("number-taken");
        await tx
          .updateTable("letter")
          .set({
            number: next.number,
            number_seq: next.seq,
            number_year: next.year,
            text: JSON.stringify(text),
            state: "numbered",
            changed_at: now(),
            changed_by: user,
          })
          .where("id", "=", row.id)
          .execute();
        await noteOn(tx, member, "letter.numbered", row.id, { number: next.number });
        return { ok: true, number: next.number };
      });
    },

    /** Only what has no number: numbers have no gaps. */
    async remove(member: Membership, id: LetterId | undefined): Promise<Done> {
      return await sql.transaction().execute(async (tx): Promise<Done> => {
        const row = await rowIn(tx, member.project, id);
        if (!row) return no("not-found");
        if (row.number !== null) return no("letter-numbered");
        await tx.deleteFrom("letter").where("id", "=", row.id).execute();
        await noteOn(tx, member, "letter.removed", row.id);
        return { ok: true };
      });
    },

    nextNumber: (project: ProjectId, day: string) => nextNumber(sql, project, day),
  };

  async function nextNumber(source: Sql, project: ProjectId, day: string) {
    const setting = await source
      .selectFrom("letter_setting")
      .where("project_id", "=", project)
      .select("mask")
      .executeTakeFirst();
    const year = Number(day.slice(0, 4));
    const last = await source
      .selectFrom("letter")
      .where("project_id", "=", project)
      .where("number_year", "=", year)
      .select((row) => row.fn.max("number_seq").as("seq"))
      .executeTakeFirst();
    const seq = Number(last?.seq ?? 0) + 1;
    const number = setting && numberBy(setting.mask, { seq, day });
    return number === undefined ? undefined : { number, seq, year };
  }
}

export type LetterRow = Row;
