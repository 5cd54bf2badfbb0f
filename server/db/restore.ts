import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { hashOf } from "../audit/log";
import { makeOneFile, sync } from "./backup";
import { type Checked, checkDatabase } from "./check";
import { holdFolderAlone } from "./only-one";
import { CannotOpenDatabase } from "./open";
import type { Tables } from "./tables";

/** How long clients may bring back text that was written after the backup, in ms. */
export const recoveryWindow = 7 * 86_400_000;

export type Restored = Checked & { setAside: string | undefined };

/**
 * Puts a checked backup in the place of the database. What stands there is never overwritten: it is refused, or
 * with `setAside` moved beside. Every document gets a new epoch, a recovery window and another
 * client id for what the server writes; sign-ins and reset links
 * of the backup's day are ended, for some of them may have been ended since.
 */
export function restore(
  from: string,
  dataDir: string,
  { now, setAside }: { now: number; setAside: boolean },
): Restored {
  const checked = checkDatabase(from);
  mkdirSync(dataDir, { recursive: true });
  const alone = holdFolderAlone(dataDir);
  const place = join(dataDir, "lokakarya.db");
  const part = `${place}.restoring`;
  try {
    const isTaken = existsSync(place) && statSync(place).size > 0;
    if (isTaken && !setAside) {
      throw new CannotOpenDatabase(
        `There is a database at ${place} already. Repeat with --set-aside to keep it beside, or set another DATA_DIR.`,
      );
    }
    rmSync(part, { force: true });
    copyFileSync(from, part);
    beginAgain(part, now);
    makeOneFile(part);
    checkDatabase(part);
    sync(part);
    const aside = isTaken
      ? `${place}.set-aside-${new Date(now).toISOString().replace(/\W/g, "")}`
      : undefined;
    for (const end of ["", "-wal", "-shm"]) {
      if (!existsSync(place + end)) continue;
      if (aside) renameSync(place + end, aside + end);
      else rmSync(place + end);
    }
    renameSync(part, place);
    return { ...checked, setAside: aside };
  } finally {
    rmSync(part, { force: true });
    alone.release();
  }
}

function beginAgain(file: string, now: number) {
  const handle = new Database(file);
  try {
    handle.transaction(() => {
      // Clients may hold what the server wrote after the backup: under the same id it would write other text in the
      // same places, and every copy would stay different.
      handle
        .prepare(
          `update document set epoch = epoch + 1, recovery_until = ?,
             server_client = abs(random() % 4294967295) + 1`,
        )
        .run(now + recoveryWindow);
      handle
        .prepare(
          `insert into seat (document_id, client, user_id, since)
           select id, server_client, null, ? from document where true on conflict do nothing`,
        )
        .run(now);
      handle.prepare("delete from sign_in").run();
      handle.prepare("update password_reset set used_at = ? where used_at is null").run(now);
      noteRestore(handle, now);
    })();
  } finally {
    handle.close();
  }
}

/** As `note`, on a handle without Kysely: the program is not running. */
function noteRestore(handle: Database.Database, now: number) {
  const last = handle
    .prepare<[], Pick<Tables["audit"], "seq" | "hash">>(
      "select seq, hash from audit order by seq desc limit 1",
    )
    .get();
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: now,
    actor: null,
    action: "backup.restored",
    target: "installation",
    project_id: null,
    detail: JSON.stringify({ recoveryUntil: now + recoveryWindow }),
    previous: last?.hash ?? "",
  };
  handle
    .prepare(
      `insert into audit (seq, at, actor, action, target, project_id, detail, previous, hash)
       values (@seq, @at, @actor, @action, @target, @project_id, @detail, @previous, @hash)`,
    )
    .run({ ...row, hash: hashOf(row) });
}
