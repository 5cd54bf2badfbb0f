import { randomUUID } from "node:crypto";
import { createReadStream, readdirSync, rmSync } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ProblemKind } from "../../shared/problem";
import { oneAtATime } from "../jobs/one-at-a-time";
import { startThread } from "../jobs/start";
import type { ArchiveDone, ArchiveTask } from "./archive-thread";
import type { ArchiveWish } from "./write-archive";

export type MadeArchive =
  | { ok: true; bytes: number; stream: ReadableStream<Uint8Array> }
  /** `detail` is for the log. */
  | { ok: false; kind: ProblemKind; detail?: string };

export type Archives = ReturnType<typeof createArchives>;

/** Makes archives one after the other, away from the main loop; each is a file that goes when it has been sent. */
export function createArchives({ dataDir, timeLimit = 600_000 }: { dataDir: string; timeLimit?: number }) {
  // What a stop in the middle left behind.
  for (const name of readdirSync(dataDir))
    if (/^archive-.*\.part$/.test(name)) rmSync(join(dataDir, name), { force: true });
  const line = oneAtATime<ArchiveTask, ArchiveDone>({
    start: () => startThread("archive"),
    timeLimit,
    mostWaiting: 3,
    idleLimit: 10_000,
  });

  return {
    async make(wish: ArchiveWish): Promise<MadeArchive> {
      const to = join(dataDir, `archive-${randomUUID()}.part`);
      const outcome = await line.run({ ...wish, database: join(dataDir, "lokakarya.db"), to });
      if (outcome.ok && outcome.answer === "written") return { ok: true, ...(await sendOnce(to)) };
      await rm(to, { force: true });
      if (outcome.ok) return { ok: false, kind: "too-large" };
      const kind = ({ busy: "busy", "too-long": "export-too-long", crashed: "export-failed" } as const)[
        outcome.why
      ];
      return { ok: false, kind, detail: outcome.detail };
    },
    close: () => line.close(),
  };
}

/** The file is gone from the folder at once; what is open is read to its end. */
async function sendOnce(path: string): Promise<{ bytes: number; stream: ReadableStream<Uint8Array> }> {
  const { size } = await stat(path);
  const read = createReadStream(path);
  await new Promise((opened, failed) => read.once("open", opened).once("error", failed));
  await rm(path, { force: true });
  return { bytes: size, stream: Readable.toWeb(read) as ReadableStream<Uint8Array> };
}
