/** The process of `commit-time.ts`: commits one small row at a time, WAL and synchronous=FULL, and prints what that took. */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { quantile } from "./numbers";

const folder = await mkdtemp(join(process.argv[2]!, "commit-probe-"));
const db = new Database(join(folder, "probe.db"));
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec("create table entry (seq integer primary key, bytes blob)");
const insert = db.prepare("insert into entry (bytes) values (?)");
const times: number[] = [];
for (let count = 0; count < 60; count++) {
  // As far apart as a room's own: a disk that is hammered, or a core kept awake, answers faster than one that is woken.
  await sleep(Number(process.argv[3]));
  const began = performance.now();
  insert.run(Buffer.alloc(30));
  times.push(performance.now() - began);
}
db.close();
await rm(folder, { recursive: true, force: true });
console.log(JSON.stringify({ p50: quantile(times, 0.5), p99: quantile(times, 0.99) }));
