/** Thread of the live engine: work on whole texts that are too large for the main loop. */
import { serveTasks } from "../jobs/serve-tasks";
import { compact, diff } from "./text-work";

export type TextTask =
  | { work: "compact"; parts: Uint8Array[] }
  | { work: "diff"; state: Uint8Array; vector: Uint8Array };

serveTasks((task: TextTask) =>
  task.work === "compact" ? compact(task.parts) : diff(task.state, task.vector),
);
