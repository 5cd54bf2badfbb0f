import { useParams } from "@solidjs/router";
import { createContext, createResource, type ParentProps, useContext } from "solid-js";
import type { ProjectAnswer } from "../../shared/answers";
import type { Action } from "../../shared/roles";
import { api, ask } from "../api";
import { heldBy } from "../parts/held-by";
import { Loaded } from "../parts/loading";
import { ProjectFrame } from "./project-frame";

type Project = {
  facts: () => ProjectAnswer;
  /** Whether my role includes it: a control that would be refused is left out. */
  may: (action: Action) => boolean;
  /** Asks for the facts anew, after they were changed. */
  again: () => Promise<void>;
};

const ProjectContext = createContext<Project>();

/** The project of the page. Only below `ProjectLayout`. */
export function useProject(): Project {
  const project = useContext(ProjectContext);
  if (!project) throw new Error("useProject needs ProjectLayout above it");
  return project;
}

/** Around the pages of one project: its name, its menu, its facts for everything inside. */
export function ProjectLayout(props: ParentProps) {
  const params = useParams<{ project: string }>();
  const [facts, { refetch }] = createResource<ProjectAnswer, string>(
    () => params.project,
    (project) => ask(api.projects[":project"].$get({ param: { project } })),
  );
  return (
    <ProjectFrame project={heldBy(facts)}>
      <Loaded from={facts} again={refetch}>
        {(there) => (
          <ProjectContext.Provider
            value={{
              facts: there,
              may: (action) => there().may.includes(action),
              again: async () => void (await refetch()),
            }}
          >
            {props.children}
          </ProjectContext.Provider>
        )}
      </Loaded>
    </ProjectFrame>
  );
}
