/** Thread of the live engine: work on whole texts that are too large for the main loop. */
import Database from "better-sqlite3";
import type { DocumentId } from "../../shared/ids";
import { serveTasks } from "../jobs/serve-tasks";
import { storedReader } from "./stored";
import { compactStored, diff } from "./text-work";

export type TextTask =
  /** Read here, by a handle of its own: a long tail would hold the main loop up. */
  | { work: "compact"; file: string; document: DocumentId }
  | { work: "diff"; state: Uint8Array; vector: Uint8Array };

function compactFrom(file: string, document: DocumentId) {
  const handle = new Database(file, { readonly: true });
  try {
    handle.pragma("busy_timeout = 5000");
    return compactStored(storedReader(handle).all(document));
  } finally {
    handle.close();
  }
}

serveTasks((task: TextTask) =>
  task.work === "compact" ? compactFrom(task.file, task.document) : diff(task.state, task.vector),
);
