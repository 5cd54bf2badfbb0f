import type { Organisation } from "../../shared/answers";
import { type OrganisationId, type ProjectId, readId } from "../../shared/ids";
import { type Language, languages } from "../../shared/locale/languages";
import type { Side } from "../../shared/roles";
import type { Sql } from "../db/open";

/** The organisations that a project sees: its own and those of the whole installation. */
export async function organisationsOf(sql: Sql, project: ProjectId): Promise<Organisation[]> {
  const rows = await sql
    .selectFrom("organisation")
    .where((row) => row.or([row("project_id", "=", project), row("project_id", "is", null)]))
    .orderBy("created_at")
    .select(["id", "side", "name", "short"])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    side: row.side as Side,
    name: JSON.parse(row.name),
    short: JSON.parse(row.short),
  }));
}

export type Named = { id: OrganisationId; side: Side };

/**
 * The organisation meant by an id, or by a name or abbreviation in any language, among those the project sees;
 * a new name makes one of the project's own (of the installation without a project). Undefined for an id that it does not see.
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
  const seen = project ? await organisationsOf(sql, project) : [];
  const id = readId<OrganisationId>(organisation);
  const known = seen.find((one) => (id ? one.id === id : isCalled(one, organisation)));
  if (known) return { id: known.id as OrganisationId, side: known.side };
  if (id) return undefined;

  // Whoever is of no known party shares internal remarks with neither.
  const made = { id: wanted.newId(), side: wanted.side ?? "other" } as const;
  await sql
    .insertInto("organisation")
    .values({
      id: made.id,
      project_id: project,
      key: null,
      side: made.side,
      name: JSON.stringify({ [wanted.language]: organisation }),
      short: "{}",
      valid_from: null,
      valid_to: null,
      created_at: wanted.at,
    })
    .execute();
  return made;
}

export function isCalled(organisation: Organisation, name: string): boolean {
  const wanted = plain(name);
  return languages.some((language) =>
    [organisation.name[language], organisation.short[language]].some(
      (text) => text && plain(text) === wanted,
    ),
  );
}

const plain = (text: string) => text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
