import type { ProjectId } from "../../shared/ids";

/** Tells whoever shows a project's facts (open documents do) that its rows have changed. */
export type ProjectChanges = {
  changed(project: ProjectId): void;
  onChanged(listener: (project: ProjectId) => void): void;
};

export function createProjectChanges(): ProjectChanges {
  const listeners: ((project: ProjectId) => void)[] = [];
  return {
    changed: (project) => {
      for (const listener of listeners) listener(project);
    },
    onChanged: (listener) => {
      listeners.push(listener);
    },
  };
}
