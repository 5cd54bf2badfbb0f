/** The secret link by which the giver of an input reads what became of it, without an account and without anybody else's. */
import type { ProjectId } from "../../shared/ids";
import type { InputFateAnswer } from "../../shared/register/answers";
import type { InputState } from "../../shared/register/states";
import type { Membership } from "../access/access";
import { digestOf, newSecret } from "../accounts/secret";
import { note } from "../audit/log";
import type { Rooms } from "../live/rooms";
import type { Parts } from "../parts";
import { type RegisterRow, readLinks, rowNamed, type StoredLink } from "./register-store";
import { sectionTitles } from "./section-titles";
import { documentNames, stateNow } from "./seen-rows";

export function createAnswerLinks({
  db,
  now,
  newId,
  random,
  config,
  rooms,
}: Pick<Parts, "db" | "now" | "newId" | "random" | "config"> & { rooms: Rooms }) {
  const { sql } = db;

  const revokeWithin = (tx: typeof sql, project: ProjectId, input: string) =>
    tx
      .updateTable("answer_link")
      .set({ revoked_at: now() })
      .where("project_id", "=", project)
      .where("input_id", "=", input)
      .where("revoked_at", "is", null)
      .execute();

  return {
    async isMade(project: ProjectId, input: string): Promise<boolean> {
      const link = await sql
        .selectFrom("answer_link")
        .where("project_id", "=", project)
        .where("input_id", "=", input)
        .where("revoked_at", "is", null)
        .select("id")
        .executeTakeFirst();
      return link !== undefined;
    },

    /** The one that works; an earlier one stops. */
    async make(member: Pick<Membership, "project" | "user">, input: string): Promise<string> {
      const { token, digest } = newSecret(random);
      const { project, user } = member;
      await sql.transaction().execute(async (tx) => {
        await revokeWithin(tx, project, input);
        await tx
          .insertInto("answer_link")
          .values({
            id: newId(),
            project_id: project,
            input_id: input,
            token_digest: digest,
            made_by: user,
            created_at: now(),
            revoked_at: null,
          })
          .execute();
        await note(tx, { at: now(), actor: user, action: "answer-link.make", target: input, project });
      });
      return `${config.origins[0]}/answer#${token}`;
    },

    async revoke({ project, user }: Pick<Membership, "project" | "user">, input: string) {
      await sql.transaction().execute(async (tx) => {
        await revokeWithin(tx, project, input);
        await note(tx, { at: now(), actor: user, action: "answer-link.revoke", target: input, project });
      });
    },

    /** Undefined when the link opens nothing (any more). A proposal is not told before it stands. */
    async look(token: string): Promise<InputFateAnswer | undefined> {
      const link = await sql
        .selectFrom("answer_link")
        .innerJoin("project", "project.id", "answer_link.project_id")
        .where("token_digest", "=", digestOf(token))
        .where("revoked_at", "is", null)
        .select(["project_id", "input_id", "project.name"])
        .executeTakeFirst();
      if (!link) return undefined;
      const project = link.project_id as ProjectId;
      const own = await rowNamed(sql, { project, kind: "input", id: link.input_id });
      if (!own || own.withdrawnAt !== null) return undefined;
      const answered = await whatAnswers(own);
      const state = answered.state as InputState;
      const isTold = state === "answered" || state === "closed";
      const taken = isTold ? await readLinks(sql, project, "input", answered.id) : [];
      return {
        project: JSON.parse(link.name),
        text: own.text,
        state: isTold ? state : "open",
        disposition: isTold ? answered.disposition : null,
        answer: isTold ? answered.answer : {},
        destination: isTold ? answered.destination : null,
        takenUp: await sectionsOf(project, taken),
      };
    },
  };

  /** The input itself, or the one with which it was merged. */
  async function whatAnswers(own: RegisterRow): Promise<RegisterRow> {
    if (own.replacedBy === null) return own;
    const into = await rowNamed(sql, { project: own.project, kind: "input", id: own.replacedBy });
    const isMerged = into && stateNow(own, new Map([[into.id, into]])) === "merged";
    return isMerged ? into : { ...own, state: "open" };
  }

  async function sectionsOf(project: ProjectId, links: StoredLink[]): Promise<InputFateAnswer["takenUp"]> {
    const documents = await documentNames(sql, project);
    const told = links.filter(({ document }) => documents.get(document)?.audience === "everyone");
    const titleOf = await sectionTitles(rooms, told);
    return told.map((link) => ({
      document: documents.get(link.document)?.title ?? {},
      section: titleOf(link),
      was: link.was,
      becomes: link.becomes,
    }));
  }
}
