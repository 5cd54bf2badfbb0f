/** The secret links by which those who took part without an account read the minutes that were sent round to them. */
import type { GuestMinutesAnswer } from "../../shared/answers";
import type { DocumentId, ParticipantId } from "../../shared/ids";
import { minutesState } from "../../shared/workshop/minutes-states";
import { type DocumentFacts, documentFacts, type SeenDocument } from "../access/access";
import { digestOf, newSecret } from "../accounts/secret";
import { note } from "../audit/log";
import type { Tx } from "../db/open";
import type { Parts } from "../parts";
import { dayInJakarta } from "../registers/seen-rows";

/** After the last day for comments, in days: by then the minutes are confirmed and everybody has their file. */
const openForDays = 90;

type LinkParts = Pick<Parts, "db" | "now" | "random" | "config">;

export function createGuestLinks({ db, now, random, config }: LinkParts) {
  const { sql } = db;
  const urlOf = (token: string) => `${config.origins[0]}/minutes#${token}`;
  const endOf = (until: string) => Date.parse(`${until}T23:59:59+07:00`) + openForDays * 86_400_000;

  return {
    /** Within the deed that sends the minutes round. */
    async open(
      tx: Tx,
      document: DocumentId,
      { participant, until }: { participant: string; until: string },
    ): Promise<string> {
      const { token, digest } = newSecret(random);
      await tx
        .insertInto("minutes_guest")
        .values({
          document_id: document,
          participant_id: participant,
          token_digest: digest,
          created_at: now(),
          expires_at: endOf(until),
        })
        .execute();
      return urlOf(token);
    },

    /** The minutes are a draft again, or go round anew. */
    async closeAll(tx: Tx, document: DocumentId): Promise<void> {
      await tx.deleteFrom("minutes_guest").where("document_id", "=", document).execute();
    },

    async list(document: DocumentId) {
      const rows = await sql
        .selectFrom("minutes_guest")
        .innerJoin("participant", "participant.id", "minutes_guest.participant_id")
        .where("document_id", "=", document)
        .orderBy("participant.name")
        .orderBy("participant.id")
        .select(["participant.id as participant", "participant.name", "expires_at", "revoked_at"])
        .execute();
      return rows.map(({ participant, name, expires_at, revoked_at }) => ({
        participant,
        name,
        isOpen: revoked_at === null && expires_at > now(),
      }));
    },

    /** A new link in place of the old one, to be passed on by hand. Undefined for whoever was not told of these minutes. */
    async renew({ document, member }: SeenDocument, guest?: ParticipantId): Promise<string | undefined> {
      const { token, digest } = newSecret(random);
      const at = now();
      const today = dayInJakarta(at);
      return await sql.transaction().execute(async (tx) => {
        const changed = await tx
          .updateTable("minutes_guest")
          .set({
            token_digest: digest,
            created_at: at,
            // A link that is made for somebody later must not be over at once.
            expires_at: endOf(
              document.commentsUntil !== null && document.commentsUntil > today
                ? document.commentsUntil
                : today,
            ),
            revoked_at: null,
          })
          .where("document_id", "=", document.id)
          .where("participant_id", "=", guest ?? "")
          .returning("participant_id")
          .executeTakeFirst();
        if (!changed) return undefined;
        const { project } = document;
        const target = changed.participant_id;
        await note(tx, { at, actor: member.user, action: "minutes-link.make", target, project });
        return urlOf(token);
      });
    },

    /** False for whoever was not told of these minutes. */
    async close({ document, member }: SeenDocument, guest?: ParticipantId): Promise<boolean> {
      const at = now();
      return await sql.transaction().execute(async (tx) => {
        const changed = await tx
          .updateTable("minutes_guest")
          .set({ revoked_at: at })
          .where("document_id", "=", document.id)
          .where("participant_id", "=", guest ?? "")
          .returning("participant_id")
          .executeTakeFirst();
        if (!changed) return false;
        const { project } = document;
        const target = changed.participant_id;
        await note(tx, { at, actor: member.user, action: "minutes-link.revoke", target, project });
        return true;
      });
    },

    /** Undefined when the link opens nothing (any more). */
    async look(token: string): Promise<{ document: DocumentFacts; shown: GuestMinutesAnswer } | undefined> {
      const link = await sql
        .selectFrom("minutes_guest")
        .innerJoin("document", "document.id", "minutes_guest.document_id")
        .innerJoin("project", "project.id", "document.project_id")
        .where("token_digest", "=", digestOf(token))
        .where("revoked_at", "is", null)
        .where("expires_at", ">", now())
        .where("document.archived_at", "is", null)
        .where("project.archived_at", "is", null)
        .selectAll("document")
        .select("project.name as project")
        .executeTakeFirst();
      if (!link) return undefined;
      const document = documentFacts(link);
      const state = minutesState(document, dayInJakarta(now()));
      if (state === "draft") return undefined;
      return {
        document,
        shown: {
          project: JSON.parse(link.project),
          title: document.title,
          state,
          until: document.commentsUntil!,
          confirmedAt: document.confirmedAt,
          languages: document.languages,
        },
      };
    },
  };
}
