import { Hono } from "hono";
import type { HomeAnswer, ProjectAnswer, ProjectSummary } from "../../shared/answers";
import type { ProjectId, UserId } from "../../shared/ids";
import type { GlanceAnswer } from "../../shared/register/answers";
import type { Membership } from "../access/access";
import { body } from "../http/body";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { ProjectInput } from "./inputs";
import {
  beginProject,
  changeProject,
  mayBeginProject,
  projectAnswer,
  projectDates,
  projectsOf,
} from "./projects";
import { seatFinder } from "./seat";

/** What the features tell about a person's projects. */
export type FromFeatures = {
  /** How many documents the person sees, by project. */
  countDocuments(user: UserId): Promise<Map<ProjectId, number>>;
  /** What waits for the person, the most pressing first. */
  waiting(user: UserId): Promise<Omit<HomeAnswer, "projects" | "mayBeginProject">>;
  glance(member: Membership): Promise<GlanceAnswer>;
};

export function projectRoutes(parts: Parts, { countDocuments, waiting, glance }: FromFeatures) {
  const { db, signedIn } = parts;
  const seat = seatFinder(parts);

  async function summaries(user: UserId): Promise<ProjectSummary[]> {
    const counts = await countDocuments(user);
    return (await projectsOf(db.sql, user)).map((project) => ({
      ...project,
      documents: counts.get(project.id as ProjectId) ?? 0,
    }));
  }

  return new Hono<Asked>()
    .get("/home", signedIn, async (c) => {
      const { id } = c.var.user;
      const home: HomeAnswer = {
        projects: await summaries(id),
        ...(await waiting(id)),
        mayBeginProject: await mayBeginProject(db.sql, id),
      };
      return c.json(home);
    })
    .get("/projects", signedIn, async (c) => c.json(await summaries(c.var.user.id)))
    .post("/projects", signedIn, body(ProjectInput), async (c) => {
      const { id } = c.var.user;
      if (!(await mayBeginProject(db.sql, id))) return problem(c, "forbidden");
      const wanted = c.req.valid("json");
      if (isReversed(wanted.start, wanted.end)) return problem(c, "dates-reversed");
      return c.json({ id: await beginProject(parts, id, wanted) }, 201);
    })
    .get("/projects/:project", signedIn, async (c) => {
      const me = await seat(c, "project.read");
      if (me instanceof Response) return me;
      const facts = await projectAnswer(db.sql, me);
      if (!facts) return problem(c, "not-found");
      const counts = await countDocuments(c.var.user.id);
      const answer: ProjectAnswer = { ...facts, documents: counts.get(me.project) ?? 0 };
      return c.json(answer);
    })
    .get("/projects/:project/glance", signedIn, async (c) => {
      const me = await seat(c, "project.read");
      return me instanceof Response ? me : c.json(await glance(me));
    })
    .patch("/projects/:project", signedIn, body(ProjectInput.partial()), async (c) => {
      const me = await seat(c, "project.change");
      if (me instanceof Response) return me;
      const changes = c.req.valid("json");
      const now = await projectDates(db.sql, me.project);
      const { start = now.start, end = now.end } = changes; // null opens the date again
      if (isReversed(start, end)) return problem(c, "dates-reversed");
      await changeProject(parts, me, changes);
      return c.json({ ok: true as const });
    });
}

const isReversed = (start: string | null | undefined, end: string | null | undefined): boolean =>
  Boolean(start && end && end < start);
