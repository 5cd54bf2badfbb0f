import { type Kysely, sql } from "kysely";

/**
 * What comes after a workshop: minutes that are circulated and confirmed, letters, the coordination matrix.
 * `comments_until` is a day in Jakarta.
 */
const statements = [
  `alter table document add column circulated_at integer`,
  `alter table document add column comments_until text`,

  // Who was told of the minutes as they go round now; a new round begins with nobody.
  `create table minutes_reader (
    document_id text not null references document(id) on delete cascade,
    user_id text not null references user(id) on delete cascade,
    agreed_at integer,
    primary key (document_id, user_id)
  ) strict, without rowid`,
  `create table minutes_step (
    id text primary key,
    document_id text not null references document(id) on delete cascade,
    at integer not null,
    by_user text not null references user(id),
    what text not null check (what in ('circulated','confirmed','reopened')),
    until text,
    reason text,
    guests integer not null default 0
  ) strict`,
  `create index minutes_step_document on minutes_step(document_id)`,

  // The mask and the letterhead are the ministry's own; none is shipped.
  `create table letter_setting (
    project_id text primary key references project(id) on delete cascade,
    mask text not null default '',
    letterhead blob,
    letterhead_kind text check (letterhead_kind in ('docx','png','jpeg')),
    letterhead_name text
  ) strict`,
  `create table letter (
    id text primary key,
    project_id text not null references project(id) on delete cascade,
    template text not null,
    language text not null check (language in ('en','id','ja')),
    activity_id text references activity(id) on delete set null,
    workshop_id text references workshop(id) on delete set null,
    organisation_id text references organisation(id),
    facts text not null,
    text text not null,
    state text not null check (state in ('requested','drafted','numbered','sent')),
    number text,
    number_year integer,
    number_seq integer,
    created_at integer not null,
    created_by text not null references user(id),
    changed_at integer not null,
    changed_by text not null references user(id),
    unique (project_id, number_year, number_seq)
  ) strict`,
  `create index letter_project on letter(project_id)`,
  `create index letter_organisation on letter(organisation_id)`,

  `create table coordination (
    project_id text not null references project(id) on delete cascade,
    organisation_id text not null references organisation(id),
    unit text not null default '',
    contact_name text not null default '',
    contact_position text not null default '',
    contact_phone text,
    contact_email text,
    support text not null default '',
    needed_by text,
    state text not null default 'to_request' check (state in
      ('to_request','letter_drafted','letter_sent','focal_named','scheduled','done','declined')),
    notes text not null default '',
    changed_at integer not null,
    changed_by text not null references user(id),
    primary key (project_id, organisation_id)
  ) strict, without rowid`,
  `create index coordination_organisation on coordination(organisation_id)`,
  `create table coordination_role (
    project_id text not null,
    organisation_id text not null,
    activity_id text not null references activity(id) on delete cascade,
    roles text not null,
    primary key (project_id, organisation_id, activity_id),
    foreign key (project_id, organisation_id) references coordination(project_id, organisation_id) on delete cascade
  ) strict, without rowid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
