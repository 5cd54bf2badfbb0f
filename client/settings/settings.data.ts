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
  /** Puts it behind another one, or first. */
  moveTopic: (topic: string, after: string | null) => Promise<void>;
  moveActivity: (activity: string, after: string | null) => Promise<void>;
  removeTopic: (topic: string) => Promise<void>;
  removeActivity: (activity: string) => Promise<void>;
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
  const all = api.projects[":project"];
  const param = () => ({ project: project.facts().id });

  let last: Promise<unknown> = Promise.resolve();

  /** One change after the other, so that of two quick ones the last is also the last word. */
  function inTurn(change: () => Promise<unknown>): Promise<void> {
    const done = last.then(change).then(() => project.again());
    last = done.catch(() => {}); // whoever awaits `done` is told
    return done;
  }
  const send = (json: Change) => ask(all.$patch({ param: param(), json }));
  /** A list is sent whole and its places count, so it is asked for anew: somebody else may have added to it. */
  const now = () => ask(all.$get({ param: param() }));

  const changeTopics = (change: (topics: ProjectAnswer["topics"]) => { name: Localised }[]) =>
    inTurn(async () => {
      const { topics } = await now();
      await send({ topics: change(topics).map(({ name }) => ({ name })) });
    });
  const changeActivities = (change: (activities: Omit<Activity, "id">[]) => Omit<Activity, "id">[]) =>
    inTurn(async () => {
      const { activities } = await now();
      await send({
        activities: change(activities.map(({ code, name, source }) => ({ code, name, source }))),
      });
    });

  return {
    changeFacts: (facts) => inTurn(() => send(facts)),
    addTopic: (name) => changeTopics((topics) => [...topics, { name }]),
    renameTopic: (id, name) =>
      changeTopics((topics) => topics.map((topic) => (topic.id === id ? { name } : topic))),
    moveTopic: (topic, after) =>
      inTurn(() => ask(all.topics[":topic"].$patch({ param: { ...param(), topic }, json: { after } }))),
    removeTopic: (topic) => inTurn(() => ask(all.topics[":topic"].$delete({ param: { ...param(), topic } }))),
    addActivity: (code, name) =>
      changeActivities((before) => [...before, { code, name, source: "activity" }]),
    renameActivity: (code, name) =>
      changeActivities((before) => before.map((one) => (one.code === code ? { ...one, name } : one))),
    moveActivity: (activity, after) =>
      inTurn(() =>
        ask(all.activities[":activity"].$patch({ param: { ...param(), activity }, json: { after } })),
      ),
    removeActivity: (activity) =>
      inTurn(() => ask(all.activities[":activity"].$delete({ param: { ...param(), activity } }))),
  };
}
