import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import type { Tables } from "../db/tables";

export type Deed = {
  at: number;
  actor: string | null;
  action: string;
  target: string;
  project?: string | null;
  /** Facts by id; personal data stays in its own rows, so that erasing it does not break the chain. */
  detail?: Record<string, unknown>;
};

/**
 * Notes a deed in the chained log, in the transaction of the deed itself: each row's hash covers its
 * content and the hash before it, and triggers refuse change and deletion.
 */
export async function note(tx: Transaction<Tables>, deed: Deed): Promise<void> {
  const last = await tx
    .selectFrom("audit")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: deed.at,
    actor: deed.actor,
    action: deed.action,
    target: deed.target,
    project_id: deed.project ?? null,
    detail: JSON.stringify(deed.detail ?? {}),
    previous: last?.hash ?? "",
  };
  await tx
    .insertInto("audit")
    .values({ ...row, hash: hashOf(row) })
    .execute();
}

export function hashOf(row: Omit<Tables["audit"], "hash">): string {
  const { seq, at, actor, action, target, project_id, detail, previous } = row;
  return createHash("sha256")
    .update(JSON.stringify([previous, seq, at, actor, action, target, project_id, detail]))
    .digest("hex");
}
