import { createResource } from "solid-js";
import type { GlanceAnswer } from "../../shared/register/answers";
import { api, ask } from "../api";

/** What the project's first page shows beside its documents. */
export const useGlance = (project: () => string) =>
  createResource<GlanceAnswer, string>(project, (id) =>
    ask(api.projects[":project"].glance.$get({ param: { project: id } })),
  );
