import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { quantile } from "./numbers";

/** What one commit of one small row costs on this disk, WAL and synchronous=FULL: the p50 of 60, in ms. */
export async function commitTime(dataIn: string): Promise<number> {
  const folder = await mkdtemp(join(dataIn, "bench-commit-"));
  const db = new Database(join(folder, "probe.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("create table entry (seq integer primary key, bytes blob)");
  const insert = db.prepare("insert into entry (bytes) values (?)");
  const times: number[] = [];
  for (let count = 0; count < 60; count++) {
    // As far apart as a room's own: a disk that is hammered answers faster than one that is woken.
    await sleep(10);
    const began = performance.now();
    insert.run(Buffer.alloc(30));
    times.push(performance.now() - began);
  }
  db.close();
  await rm(folder, { recursive: true, force: true });
  return quantile(times, 0.5);
}
