import { type Kysely, sql } from "kysely";

const statements = [
  // The clause that the chair has put on the wall.
  `alter table workshop add column shown_document text references document(id) on delete set null`,
  `alter table workshop add column shown_section text`,

  // An input that a guest handed in by a check-in: at which workshop, and the phone's own key for it.
  `alter table register_row add column workshop_id text references workshop(id) on delete set null`,
  `alter table register_row add column hand_in text`,
  `create unique index register_row_hand_in on register_row(workshop_id, hand_in) where hand_in is not null`,

  // A material that belongs to such an input. It was given by nobody who has an account: created_by opened the list.
  `alter table material add column input_id text`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
