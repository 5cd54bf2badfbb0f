import type { ProjectAnswer } from "../../shared/answers";
import type { Localised } from "../../shared/locale/languages";
import { api, ask } from "../api";
import { useProject } from "../projects/project";

export type Activity = ProjectAnswer["activities"][number];

export type Settings = {
  changeFacts: (facts: { name: Localised; start: string | null; end: string | null }) => Promise<void>;
  addTopic: (name: Localised) => Promise<void>;
  renameTopic: (topic: string, name: Localised) => Promise<void>;
  addActivity: (code: string, name: Localised) => Promise<void>;
  renameActivity: (code: string, name: Localised) => Promise<void>;
  /** Takes it one step up or down among the others. */
  moveActivity: (code: string, step: -1 | 1) => Promise<void>;
};

type Change = {
  name?: Localised;
  start?: string | null;
  end?: string | null;
  activities?: Omit<Activity, "id">[];
  topics?: { name: Localised }[];
};

/** What the secretariat changes about the project of the page. */
export function useSettings(): Settings {
  const project = useProject();
  const param = () => ({ project: project.facts().id });

  async function patch(json: Change): Promise<void> {
    await ask(api.projects[":project"].$patch({ param: param(), json }));
    await project.again();
  }
  /** A list is sent whole and its places count, so it is asked for anew: somebody else may have added to it. */
  const now = () => ask(api.projects[":project"].$get({ param: param() }));

  async function changeTopics(change: (topics: ProjectAnswer["topics"]) => { name: Localised }[]) {
    const { topics } = await now();
    await patch({ topics: change(topics).map(({ name }) => ({ name })) });
  }
  async function changeActivities(change: (activities: Omit<Activity, "id">[]) => Omit<Activity, "id">[]) {
    const { activities } = await now();
    await patch({ activities: change(activities.map(({ code, name, source }) => ({ code, name, source }))) });
  }

  return {
    changeFacts: patch,
    addTopic: (name) => changeTopics((topics) => [...topics, { name }]),
    renameTopic: (id, name) =>
      changeTopics((topics) => topics.map((topic) => (topic.id === id ? { name } : topic))),
    addActivity: (code, name) => changeActivities((all) => [...all, { code, name, source: "activity" }]),
    renameActivity: (code, name) =>
      changeActivities((all) => all.map((one) => (one.code === code ? { ...one, name } : one))),
    moveActivity: (code, step) =>
      changeActivities((all) => {
        const from = all.findIndex((one) => one.code === code);
        const moved = all[from];
        if (!moved || !all[from + step]) return all;
        const rest = all.toSpliced(from, 1);
        return rest.toSpliced(from + step, 0, moved);
      }),
  };
}
