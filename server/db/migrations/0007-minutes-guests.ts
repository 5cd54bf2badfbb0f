import { type Kysely, sql } from "kysely";

const statements = [
  // Whoever took part without an account and was told of minutes by mail reads them by a link of their own.
  `create table minutes_guest (
    document_id text not null references document(id) on delete cascade,
    participant_id text not null references participant(id) on delete cascade,
    token_digest text not null unique,
    created_at integer not null,
    expires_at integer not null,
    revoked_at integer,
    primary key (document_id, participant_id)
  ) strict`,
  `create index minutes_guest_participant on minutes_guest(participant_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
