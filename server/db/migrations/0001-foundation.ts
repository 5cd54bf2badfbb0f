import { type Kysely, sql } from "kysely";

/**
 * People, projects, documents, their live journal, comments and versions.
 * Times are UTC milliseconds, calendar dates `YYYY-MM-DD`, texts in several languages JSON
 * (`{"en":…,"id":…,"ja":…}`), ids UUIDv7 as text.
 */
const statements = [
  `create table user (
    id text primary key,
    email text not null unique collate nocase,
    name text not null,
    password_hash text,
    language text,
    created_at integer not null,
    disabled_at integer
  ) strict`,

  // id is the SHA-256 of the cookie's token: who reads the file is not signed in by it.
  `create table sign_in (
    id text primary key,
    user_id text not null references user(id) on delete cascade,
    expires_at integer not null,
    created_at integer not null,
    seen_at integer not null,
    agent text not null default ''
  ) strict`,
  `create index sign_in_user on sign_in(user_id)`,

  `create table project (
    id text primary key,
    name text not null,
    start text,
    "end" text,
    created_at integer not null,
    created_by text not null references user(id),
    archived_at integer
  ) strict`,

  // Without a project it is known to the whole installation; else it belongs to that project.
  `create table organisation (
    id text primary key,
    project_id text references project(id) on delete cascade,
    key text,
    side text not null check (side in ('indonesia','japan','other')),
    name text not null,
    short text not null default '{}',
    valid_from text,
    valid_to text,
    created_at integer not null
  ) strict`,
  `create index organisation_project on organisation(project_id)`,
  `create unique index organisation_key on organisation(ifnull(project_id, ''), key) where key is not null`,

  `create table activity (
    id text primary key,
    project_id text not null references project(id) on delete cascade,
    code text not null,
    name text not null,
    source text not null default 'activity' check (source in ('activity','discussion_issue')),
    position integer not null,
    unique (project_id, code)
  ) strict`,
  `create table topic (
    id text primary key,
    project_id text not null references project(id) on delete cascade,
    name text not null,
    position integer not null
  ) strict`,
  `create index topic_project on topic(project_id)`,
  `create table workshop (
    id text primary key,
    project_id text not null references project(id) on delete cascade,
    number integer not null,
    title text not null,
    date text,
    venue text,
    created_at integer not null
  ) strict`,
  `create index workshop_project on workshop(project_id)`,

  `create table member (
    id text primary key,
    project_id text not null references project(id) on delete cascade,
    user_id text not null references user(id) on delete cascade,
    organisation_id text not null references organisation(id),
    role text not null check (role in ('secretariat','editor','commenter','observer')),
    position integer not null,
    created_at integer not null,
    unique (project_id, user_id)
  ) strict`,
  `create index member_user on member(user_id)`,
  // Whoever left is still named, in the same colour, beside what they wrote; position counts who ever joined.
  `create table past_member (
    project_id text not null references project(id) on delete cascade,
    user_id text not null references user(id) on delete cascade,
    organisation_id text not null references organisation(id),
    position integer not null,
    left_at integer not null,
    primary key (project_id, user_id)
  ) strict, without rowid`,

  `create table invitation (
    id text primary key,
    project_id text not null references project(id) on delete cascade,
    email text not null collate nocase,
    name text not null,
    organisation_id text not null references organisation(id),
    role text not null check (role in ('secretariat','editor','commenter','observer')),
    token_digest text not null unique,
    invited_by text not null references user(id),
    created_at integer not null,
    expires_at integer not null,
    used_at integer,
    revoked_at integer
  ) strict`,
  `create index invitation_project on invitation(project_id)`,
  `create table password_reset (
    id text primary key,
    user_id text not null references user(id) on delete cascade,
    token_digest text not null unique,
    made_by text not null references user(id),
    created_at integer not null,
    expires_at integer not null,
    used_at integer
  ) strict`,

  `create table document (
    id text primary key,
    project_id text not null references project(id) on delete cascade,
    kind text not null,
    template text not null,
    profile text,
    languages text not null,
    binding_language text not null,
    activity_id text references activity(id),
    workshop_id text references workshop(id),
    title text not null,
    audience text not null default 'parties' check (audience in ('drafters','parties','everyone')),
    form text not null,
    summary text not null default '{}',
    schema_version integer not null,
    epoch integer not null default 1,
    server_client integer not null,
    recovery_until integer,
    created_at integer not null,
    created_by text not null references user(id),
    changed_at integer not null,
    changed_by text references user(id),
    archived_at integer
  ) strict`,
  `create index document_project on document(project_id)`,

  // The journal: a compacted state up to a number, and every update after it.
  `create table document_state (
    document_id text primary key references document(id) on delete cascade,
    seq integer not null,
    bytes blob not null,
    at integer not null
  ) strict`,
  `create table document_update (
    document_id text not null references document(id) on delete cascade,
    seq integer not null,
    bytes blob not null,
    at integer not null,
    user_id text,
    primary key (document_id, seq)
  ) strict, without rowid`,
  // A Yjs client id belongs to whoever first used it in a document; null is the server itself.
  `create table seat (
    document_id text not null references document(id) on delete cascade,
    client integer not null,
    user_id text,
    since integer not null,
    primary key (document_id, client)
  ) strict, without rowid`,

  `create table thread (
    id text primary key,
    document_id text not null references document(id) on delete cascade,
    language text not null,
    node text,
    quote text not null,
    before text not null default '',
    after text not null default '',
    audience text not null default 'all' check (audience in ('all','own_side')),
    side text not null check (side in ('indonesia','japan','other')),
    detached_at integer,
    resolved_at integer,
    resolved_by text references user(id),
    created_at integer not null,
    created_by text not null references user(id)
  ) strict`,
  `create index thread_document on thread(document_id)`,
  `create table reply (
    id text primary key,
    thread_id text not null references thread(id) on delete cascade,
    body text not null,
    at integer not null,
    by_user text not null references user(id)
  ) strict`,
  `create index reply_thread on reply(thread_id)`,
  `create table mention (
    reply_id text not null references reply(id) on delete cascade,
    user_id text not null references user(id) on delete cascade,
    primary key (reply_id, user_id)
  ) strict, without rowid`,
  `create index mention_user on mention(user_id)`,

  `create table version (
    id text primary key,
    document_id text not null references document(id) on delete cascade,
    number integer not null,
    kind text not null check (kind in ('automatic','named','before_restore')),
    name text,
    why text not null,
    content blob not null,
    sha256 text not null,
    state blob,
    schema_version integer not null,
    at integer not null,
    by_user text references user(id),
    unique (document_id, number)
  ) strict`,

  `create table outbox (
    id text primary key,
    project_id text references project(id) on delete cascade,
    recipient text not null,
    subject text not null,
    body text not null,
    at integer not null,
    sent_at integer
  ) strict`,

  `create table setting (key text primary key, value text not null) strict, without rowid`,

  `create table audit (
    seq integer primary key,
    at integer not null,
    actor text,
    action text not null,
    target text not null,
    project_id text,
    detail text not null,
    previous text not null,
    hash text not null
  ) strict`,
  `create trigger audit_is_never_changed before update on audit begin select raise(abort, 'audit is append-only'); end`,
  `create trigger audit_is_never_cut before delete on audit begin select raise(abort, 'audit is append-only'); end`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
