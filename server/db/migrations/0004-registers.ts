import { type Kysely, sql } from "kysely";

const statements = [
  // From then on the text is closed, and a row of it stays whatever happens to its block.
  `alter table document add column confirmed_at integer`,

  // One table for the three registers: they are derived, linked and noted alike.
  `create table register_row (
    project_id text not null references project(id) on delete cascade,
    kind text not null check (kind in ('input','decision','followUp')),
    id text not null,
    number integer not null,
    document_id text references document(id) on delete cascade,
    block_id text,
    position integer not null,
    text text not null,
    said_by text,
    topic text,
    concerns_document text,
    concerns_section text,
    owner text,
    person text,
    due text,
    visibility text not null check (visibility in ('public','not_for_attribution','confidential')),
    place text,
    withdrawn_at integer,
    channel text,
    received text,
    state text not null,
    disposition text check (disposition in ('A','P','N','C','D','O')),
    answer text not null default '{}',
    destination text,
    responsible text,
    informed_at integer,
    replaced_by text,
    blocked_by text,
    postponed_to text,
    closed_at integer,
    created_at integer not null,
    created_by text references user(id),
    changed_at integer not null,
    primary key (project_id, kind, id),
    unique (document_id, block_id, kind),
    unique (project_id, kind, number),
    check ((document_id is null) = (block_id is null))
  ) strict, without rowid`,

  `create table register_deed (
    id text primary key,
    project_id text not null,
    kind text not null,
    row_id text not null,
    at integer not null,
    by_user text references user(id),
    what text not null,
    detail text not null,
    foreign key (project_id, kind, row_id) references register_row(project_id, kind, id) on delete cascade
  ) strict`,
  `create index register_deed_row on register_deed(project_id, kind, row_id)`,

  `create table register_link (
    id text primary key,
    project_id text not null,
    kind text not null,
    row_id text not null,
    document_id text not null references document(id) on delete cascade,
    section_id text not null,
    was text,
    becomes text,
    at integer not null,
    by_user text not null references user(id),
    unique (project_id, kind, row_id, document_id, section_id),
    foreign key (project_id, kind, row_id) references register_row(project_id, kind, id) on delete cascade
  ) strict`,
  `create index register_link_document on register_link(document_id)`,

  `create table answer_link (
    id text primary key,
    project_id text not null,
    input_id text not null,
    token_digest text not null unique,
    made_by text not null references user(id),
    created_at integer not null,
    revoked_at integer
  ) strict`,
  `create index answer_link_input on answer_link(project_id, input_id)`,

  `create table calendar_feed (
    id text primary key,
    project_id text not null references project(id) on delete cascade,
    user_id text not null references user(id) on delete cascade,
    token_digest text not null unique,
    created_at integer not null,
    revoked_at integer
  ) strict`,
  `create index calendar_feed_user on calendar_feed(project_id, user_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
