import { afterAll, beforeAll, expect, test } from "vitest";
import type { TemplateAnswer } from "../../../shared/answers";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
});
afterAll(() => server.close());

test("whoever is signed in gets the templates with names, languages and profiles", async () => {
  const answer = await chief.get<TemplateAnswer[]>("/api/templates");
  expect(answer.status).toBe(200);
  const kak = answer.body.find((one) => one.id === "kak-kemenperin");
  expect(kak).toMatchObject({
    kind: "tor",
    languages: ["id", "en", "ja"],
    bindingLanguage: "id",
    profiles: ["kerja-sama"],
  });
  expect(kak?.title.id).toBe("KERANGKA ACUAN KERJA (KAK)/TERM OF REFERENCE (TOR)");
  const starter = answer.body.find((one) => one.id === "tor-supply-chain");
  expect(starter?.activity).toEqual({ code: "ACT-5", source: "discussion_issue" });
});

test("nobody else does", async () => {
  const answer = await server.stranger().get("/api/templates");
  expect(answer.status).toBe(401);
});
