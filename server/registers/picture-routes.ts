import { Hono } from "hono";
import type { PicturesAnswer } from "../../shared/register/answers";
import { coverageOfTopics, followUpsOverTime, inputsByTopic } from "../../shared/register/pictures";
import { roleSees } from "../../shared/roles";
import { documentStore } from "../documents/document-store";
import type { Asked } from "../http/context";
import { seatFinder } from "../projects/seat";
import type { RegisterRoutesParts } from "./register-routes";

/** `GET /api/projects/:project/pictures`: of what this person sees, in numbers. */
export function pictureRoutes(parts: RegisterRoutesParts) {
  const { db, signedIn, now, registers } = parts;
  const { seen } = registers;
  const seat = seatFinder(parts);
  const documents = documentStore(db.sql);

  return new Hono<Asked>().get("/projects/:project/pictures", signedIn, async (c) => {
    const me = await seat(c, "register.read");
    if (me instanceof Response) return me;
    const topics = await db.sql
      .selectFrom("topic")
      .where("project_id", "=", me.project)
      .select(["id", "name"])
      .orderBy("position")
      .execute();
    const tors: PicturesAnswer["documents"] = [];
    for (const { id, kind, title, audience, archivedAt } of await documents.list(me.project)) {
      if (kind !== "tor" || archivedAt !== null || !roleSees(me.role, audience)) continue;
      tors.push({ id, title, sections: (await documents.form(id)).sections.length });
    }
    const topicIds = topics.map(({ id }) => id);
    const inputs = await seen.list(me, "input");
    const decisions = await seen.list(me, "decision");
    const answer: PicturesAnswer = {
      topics: topics.map(({ id, name }) => ({ id, name: JSON.parse(name) })),
      documents: tors,
      inputsByTopic: inputsByTopic(inputs, topicIds),
      followUpsOverTime: followUpsOverTime(await seen.list(me, "followUp"), now()),
      coverage: coverageOfTopics(
        [...inputs, ...decisions],
        topicIds,
        tors.map(({ id }) => id),
      ),
    };
    return c.json(answer);
  });
}
