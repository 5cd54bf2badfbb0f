import { type Kysely, sql } from "kysely";

/**
 * Beside a compacted state, so that nobody has to read the whole of it: `vector`, which clocks it has reached (Yjs state
 * vector, V1), and `hash`, the SHA-256 of its bytes. Both are null for a state that was stored before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table document_state add column vector blob").execute(db);
  await sql.raw("alter table document_state add column hash blob").execute(db);
}
