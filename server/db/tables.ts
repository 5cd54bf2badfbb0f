import type { Generated } from "kysely";

/** The rows as SQLite holds them. JSON columns are text; stores read and write them. */
export type Tables = {
  user: {
    id: string;
    email: string;
    name: string;
    password_hash: string | null;
    language: string | null;
    created_at: number;
    disabled_at: number | null;
  };
  sign_in: {
    id: string;
    user_id: string;
    expires_at: number;
    created_at: number;
    seen_at: number;
    agent: string;
  };
  project: {
    id: string;
    name: string;
    start: string | null;
    end: string | null;
    created_at: number;
    created_by: string;
    archived_at: number | null;
  };
  organisation: {
    id: string;
    project_id: string | null;
    key: string | null;
    side: string;
    name: string;
    short: string;
    valid_from: string | null;
    valid_to: string | null;
    created_at: number;
    successor_id: Generated<string | null>;
    merged_into: Generated<string | null>;
  };
  activity: { id: string; project_id: string; code: string; name: string; source: string; position: number };
  topic: { id: string; project_id: string; name: string; position: number };
  workshop: {
    id: string;
    project_id: string;
    number: number;
    title: string;
    date: string | null;
    venue: string | null;
    created_at: number;
    state: Generated<string>;
    time: Generated<string | null>;
    end_time: Generated<string | null>;
    zone: Generated<string>;
    link: Generated<string | null>;
    languages: Generated<string>;
    minutes_id: Generated<string | null>;
    current_item: Generated<string | null>;
    current_since: Generated<number | null>;
    is_followed: Generated<number>;
  };
  workshop_party: { workshop_id: string; organisation_id: string };
  workshop_activity: { workshop_id: string; activity_id: string };
  workshop_document: { workshop_id: string; document_id: string };
  agenda_item: {
    id: string;
    workshop_id: string;
    position: number;
    kind: string;
    title: string;
    minutes: number | null;
    speaker: string;
    topic_id: string | null;
    material_id: string | null;
    section_id: string | null;
  };
  material: {
    id: string;
    workshop_id: string;
    name: string;
    kind: string;
    bytes: number;
    audience: string;
    side: string;
    is_whole: number;
    created_at: number;
    created_by: string;
  };
  material_piece: { material_id: string; number: number; bytes: Uint8Array };
  participant: {
    id: string;
    workshop_id: string;
    user_id: string | null;
    name: string;
    position: string;
    organisation_id: string | null;
    organisation_name: string;
    side: string;
    invited_at: number | null;
    accepted_at: number | null;
    attended_at: number | null;
    source: string;
    hand_in: string | null;
    consented_at: number | null;
    corrected_at: number | null;
    nip: string | null;
    phone: string | null;
    email: string | null;
    created_at: number;
  };
  check_in: { workshop_id: string; code: string; expires_at: number; created_by: string };
  member: {
    id: string;
    project_id: string;
    user_id: string;
    organisation_id: string;
    role: string;
    position: number;
    created_at: number;
  };
  past_member: {
    project_id: string;
    user_id: string;
    organisation_id: string;
    position: number;
    left_at: number;
  };
  invitation: {
    id: string;
    project_id: string;
    email: string;
    name: string;
    organisation_id: string;
    role: string;
    token_digest: string;
    invited_by: string;
    created_at: number;
    expires_at: number;
    used_at: number | null;
    revoked_at: number | null;
  };
  password_reset: {
    id: string;
    user_id: string;
    token_digest: string;
    made_by: string;
    created_at: number;
    expires_at: number;
    used_at: number | null;
  };
  document: {
    id: string;
    project_id: string;
    kind: string;
    template: string;
    profile: string | null;
    languages: string;
    binding_language: string;
    activity_id: string | null;
    workshop_id: string | null;
    title: string;
    audience: string;
    form: string;
    summary: Generated<string>;
    schema_version: number;
    epoch: Generated<number>;
    server_client: number;
    recovery_until: Generated<number | null>;
    created_at: number;
    created_by: string;
    changed_at: number;
    changed_by: string | null;
    archived_at: number | null;
  };
  document_state: {
    document_id: string;
    seq: number;
    bytes: Uint8Array;
    at: number;
    /** The state's Yjs state vector (V1); null where it has to be read off the bytes. */
    vector: Generated<Uint8Array | null>;
    /** SHA-256 of the bytes; null where `vector` is. */
    hash: Generated<Uint8Array | null>;
  };
  document_update: {
    document_id: string;
    seq: number;
    bytes: Uint8Array;
    at: number;
    user_id: string | null;
  };
  seat: { document_id: string; client: number; user_id: string | null; since: number };
  thread: {
    id: string;
    document_id: string;
    language: string;
    node: string | null;
    quote: string;
    before: string;
    after: string;
    audience: string;
    side: string;
    detached_at: number | null;
    resolved_at: number | null;
    resolved_by: string | null;
    created_at: number;
    created_by: string;
  };
  reply: { id: string; thread_id: string; body: string; at: number; by_user: string };
  mention: { reply_id: string; user_id: string };
  version: {
    id: string;
    document_id: string;
    number: number;
    kind: string;
    name: string | null;
    why: string;
    content: Uint8Array;
    sha256: string;
    state: Uint8Array | null;
    schema_version: number;
    at: number;
    by_user: string | null;
  };
  outbox: {
    id: string;
    project_id: string | null;
    recipient: string;
    subject: string;
    body: string;
    at: number;
    sent_at: number | null;
  };
  setting: { key: string; value: string };
  audit: {
    seq: number;
    at: number;
    actor: string | null;
    action: string;
    target: string;
    project_id: string | null;
    detail: string;
    previous: string;
    hash: string;
  };
};
