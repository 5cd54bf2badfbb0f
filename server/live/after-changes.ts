import type { Logger } from "pino";
import type { DocumentId, UserId } from "../../shared/ids";

/** What other features want to know of the texts; set once, in `app.ts`. */
export type RoomHooks = {
  /** Soon after text reached the disk; changes in quick succession are told once. */
  changed(document: DocumentId, users: ReadonlySet<UserId | null>): Promise<void>;
  /** Nothing was written for a while after a change, or the last who may write has left. */
  quiet(document: DocumentId, why: QuietWhy): Promise<void>;
};

export type QuietWhy = "quiet" | "last-writer-left";

/** After the first change, in ms, … */
const soonest = 400;
/** … and while it goes on: whatever follows a text is at most two seconds behind it. */
const every = 1000;
/** What is told reads whole texts: of the time, telling may take one part in so many. */
const share = 5;

type Changed = {
  /** Who has changed it since it was last told. */
  users: Set<UserId | null>;
  /** It is to be told at some time already. */
  isDue: boolean;
  toldAt: number;
  quiet: NodeJS.Timeout;
};

/**
 * Tells of changes without ever standing in the way of those who make them: one document at a time, and all of them
 * together for a fifth of the time.
 */
export function createAfterChanges({ quiet, log }: { quiet: number; log: Logger }) {
  let hooks: RoomHooks = { changed: async () => {}, quiet: async () => {} };
  const changed = new Map<DocumentId, Changed>();
  const line: DocumentId[] = [];
  const underway = new Set<Promise<void>>();
  let isTelling = false;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, ms).unref();
    });

  function failed(error: unknown) {
    log.error({ err: error }, "after a change");
  }

  async function tell(document: DocumentId) {
    const change = changed.get(document);
    if (!change || change.users.size === 0) return;
    const { users } = change;
    change.users = new Set();
    await hooks.changed(document, users);
  }

  /** Goes through those that have changed, in the order in which they are due. */
  async function tellAll() {
    isTelling = true;
    for (let document = line.shift(); document !== undefined; document = line.shift()) {
      const change = changed.get(document);
      if (!change) continue;
      change.isDue = false;
      change.toldAt = performance.now();
      await tell(document).catch(failed);
      await pause((share - 1) * (performance.now() - change.toldAt));
    }
    isTelling = false;
  }

  function due(document: DocumentId) {
    line.push(document);
    if (!isTelling) void tellAll();
  }

  async function tellQuiet(document: DocumentId, why: QuietWhy) {
    const change = changed.get(document);
    if (!change) return;
    await tell(document);
    // What was written while that was told is told, and quiet, in its own time.
    if (changed.get(document) === change && change.users.size === 0) {
      clearTimeout(change.quiet);
      changed.delete(document);
    } else change.quiet.refresh();
    await hooks.quiet(document, why);
  }

  function quieten(document: DocumentId, why: QuietWhy): Promise<void> {
    const telling = tellQuiet(document, why).finally(() => underway.delete(telling));
    underway.add(telling);
    return telling;
  }

  return {
    /** Set once by the composition root. */
    tell(to: RoomHooks) {
      hooks = to;
    },

    /** Text of the document has reached the disk. */
    note(document: DocumentId, users: Iterable<UserId | null>) {
      let change = changed.get(document);
      if (change) change.quiet.refresh();
      else {
        const timer = setTimeout(() => void quieten(document, "quiet").catch(failed), quiet);
        timer.unref();
        change = { users: new Set(), isDue: false, toldAt: Number.NEGATIVE_INFINITY, quiet: timer };
        changed.set(document, change);
      }
      for (const user of users) change.users.add(user);
      if (change.isDue) return;
      change.isDue = true;
      const wait = Math.max(soonest, change.toldAt + every - performance.now());
      setTimeout(() => due(document), wait).unref();
    },

    /** Whether something is still to be told of it. */
    has: (document: DocumentId) => changed.has(document),

    quieten,

    /** Tells what is left to tell of all documents, and resolves when that is done. */
    async stop() {
      for (const document of changed.keys()) void quieten(document, "last-writer-left").catch(failed);
      await Promise.allSettled(underway);
    },
  };
}
