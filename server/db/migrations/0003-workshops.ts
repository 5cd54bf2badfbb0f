import { type Kysely, sql } from "kysely";

/**
 * Workshops with their programme, participants and materials; organisations that end, follow each other and are
 * merged. `time` and `end_time` are clock times of `zone`. A material's bytes stand in pieces in rows of their own.
 */
const statements = [
  `alter table workshop add column state text not null default 'draft'
    check (state in ('draft','open','in-progress','closed'))`,
  `alter table workshop add column time text`,
  `alter table workshop add column end_time text`,
  `alter table workshop add column zone text not null default 'Asia/Jakarta'`,
  `alter table workshop add column link text`,
  `alter table workshop add column languages text not null default '["en","id"]'`,
  `alter table workshop add column minutes_id text references document(id) on delete set null`,
  `alter table workshop add column current_item text`,
  `alter table workshop add column current_since integer`,
  `alter table workshop add column is_followed integer not null default 0 check (is_followed in (0, 1))`,

  `create table workshop_party (
    workshop_id text not null references workshop(id) on delete cascade,
    organisation_id text not null references organisation(id),
    primary key (workshop_id, organisation_id)
  ) strict, without rowid`,
  `create table workshop_activity (
    workshop_id text not null references workshop(id) on delete cascade,
    activity_id text not null references activity(id) on delete cascade,
    primary key (workshop_id, activity_id)
  ) strict, without rowid`,
  `create table workshop_document (
    workshop_id text not null references workshop(id) on delete cascade,
    document_id text not null references document(id) on delete cascade,
    primary key (workshop_id, document_id)
  ) strict, without rowid`,

  `create table material (
    id text primary key,
    workshop_id text not null references workshop(id) on delete cascade,
    name text not null,
    kind text not null check (kind in ('pdf','docx','pptx','xlsx','png','jpeg')),
    bytes integer not null,
    audience text not null check (audience in ('everyone','own_side','secretariat')),
    side text not null check (side in ('indonesia','japan','other')),
    is_whole integer not null check (is_whole in (0, 1)),
    created_at integer not null,
    created_by text not null references user(id)
  ) strict`,
  `create index material_workshop on material(workshop_id)`,
  `create table material_piece (
    material_id text not null references material(id) on delete cascade,
    number integer not null,
    bytes blob not null,
    primary key (material_id, number)
  ) strict`,

  // section_id: the block of the minutes that the item has become.
  `create table agenda_item (
    id text primary key,
    workshop_id text not null references workshop(id) on delete cascade,
    position integer not null,
    kind text not null check (kind in ('talk','discussion','break','prayer','lunch')),
    title text not null,
    minutes integer,
    speaker text not null default '',
    topic_id text references topic(id) on delete set null,
    material_id text references material(id) on delete set null,
    section_id text
  ) strict`,
  `create index agenda_item_workshop on agenda_item(workshop_id, position)`,

  // organisation_name: what a guest wrote, until the secretariat has placed it.
  `create table participant (
    id text primary key,
    workshop_id text not null references workshop(id) on delete cascade,
    user_id text references user(id) on delete set null,
    name text not null,
    position text not null default '',
    organisation_id text references organisation(id),
    organisation_name text not null default '',
    side text not null check (side in ('indonesia','japan','other')),
    invited_at integer,
    accepted_at integer,
    attended_at integer,
    source text not null check (source in ('added','check-in')),
    hand_in text,
    consented_at integer,
    corrected_at integer,
    nip text,
    phone text,
    email text,
    created_at integer not null
  ) strict`,
  `create index participant_workshop on participant(workshop_id)`,
  `create unique index participant_user on participant(workshop_id, user_id) where user_id is not null`,
  `create unique index participant_hand_in on participant(workshop_id, hand_in) where hand_in is not null`,
  `create index participant_organisation on participant(organisation_id)`,

  `create table check_in (
    workshop_id text primary key references workshop(id) on delete cascade,
    code text not null unique,
    expires_at integer not null,
    created_by text not null references user(id)
  ) strict, without rowid`,

  `alter table organisation add column successor_id text references organisation(id)`,
  `alter table organisation add column merged_into text references organisation(id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
