import type { OrganisationAnswer } from "../../shared/answers";
import { type OrganisationId, type ProjectId, readId } from "../../shared/ids";
import type { Language, Localised } from "../../shared/locale/languages";
import { isCalled } from "../../shared/organisation-name";
import type { Side } from "../../shared/roles";
import type { Sql } from "../db/open";

type Known = OrganisationAnswer & { mergedInto: OrganisationId | null };

/** Those of the project and of the whole installation, also those that have been merged into others. */
async function everyOrganisation(sql: Sql, project: ProjectId): Promise<Known[]> {
  const rows = await sql
    .selectFrom("organisation")
    .where((row) => row.or([row("project_id", "=", project), row("project_id", "is", null)]))
    .orderBy("created_at")
    .orderBy("id")
    .selectAll()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    side: row.side as Side,
    name: JSON.parse(row.name),
    short: JSON.parse(row.short),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    successor: row.successor_id,
    isOwn: row.project_id !== null,
    mergedInto: row.merged_into as OrganisationId | null,
  }));
}

/** The organisations that a project sees: its own and those of the whole installation. */
export async function organisationsOf(sql: Sql, project: ProjectId): Promise<OrganisationAnswer[]> {
  const all = await everyOrganisation(sql, project);
  return all
    .filter(({ mergedInto }) => !mergedInto)
    .map(({ mergedInto: _, ...organisation }) => organisation);
}

export type Named = { id: OrganisationId; side: Side };

/**
 * The one meant by an id, or by a name or abbreviation in any language, among those the project sees. One that has
 * been merged leads to the one that stands for it.
 */
export async function knownOrganisation(
  sql: Sql,
  project: ProjectId,
  organisation: string,
): Promise<Named | undefined> {
  const all = await everyOrganisation(sql, project);
  const id = readId<OrganisationId>(organisation);
  const named = all.filter((one) => (id ? one.id === id : isCalled(one, organisation)));
  const found = named.find(({ mergedInto }) => !mergedInto) ?? named[0];
  const meant = found?.mergedInto ? all.find((one) => one.id === found.mergedInto) : found;
  return meant && { id: meant.id as OrganisationId, side: meant.side };
}

/**
 * The known one; a new name makes one of the project's own (of the installation without a project). Undefined for an
 * id that the project does not see.
 */
export async function resolveOrganisation(
  sql: Sql,
  wanted: {
    project: ProjectId | null;
    organisation: string;
    side: Side | undefined;
    language: Language;
    newId: () => OrganisationId;
    at: number;
  },
): Promise<Named | undefined> {
  const { project, organisation } = wanted;
  const known = project ? await knownOrganisation(sql, project, organisation) : undefined;
  if (known) return known;
  if (readId(organisation)) return undefined;

  // Whoever is of no known party shares internal remarks with neither.
  const made = { id: wanted.newId(), side: wanted.side ?? "other" } as const;
  await insertOrganisation(sql, {
    ...made,
    project,
    name: { [wanted.language]: organisation },
    at: wanted.at,
  });
  return made;
}

export async function insertOrganisation(
  sql: Sql,
  one: {
    id: OrganisationId;
    project: ProjectId | null;
    side: Side;
    name: Localised;
    short?: Localised | undefined;
    key?: string;
    validFrom?: string | null | undefined;
    validTo?: string | null | undefined;
    successor?: string | null | undefined;
    at: number;
  },
) {
  await sql
    .insertInto("organisation")
    .values({
      id: one.id,
      project_id: one.project,
      key: one.key ?? null,
      side: one.side,
      name: JSON.stringify(one.name),
      short: JSON.stringify(one.short ?? {}),
      valid_from: one.validFrom ?? null,
      valid_to: one.validTo ?? null,
      successor_id: one.successor ?? null,
      created_at: one.at,
    })
    .execute();
}
