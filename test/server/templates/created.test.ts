import { afterAll, beforeAll, expect, test } from "vitest";
import type { DocumentAnswer, TemplateAnswer } from "../../../shared/answers";
import { documentSchema } from "../../../shared/document/extensions";
import type { NodeJson } from "../../../shared/document/json";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let project: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
});
afterAll(() => server.close());

const create = async (wish: object) => {
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, wish);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
};

test("every template is created in all its languages and read again as the schema wants it", async () => {
  const { body: templates } = await chief.get<TemplateAnswer[]>("/api/templates");
  for (const template of templates) {
    const id = await create({ template: template.id, languages: template.languages });
    const { body: document } = await chief.get<DocumentAnswer>(`/api/documents/${id}`);
    expect(document.bindingLanguage).toBe(template.bindingLanguage);
    for (const language of template.languages) {
      expect(document.title[language], template.id).toBeTruthy();
      const content = await chief.get<NodeJson>(`/api/documents/${id}/content?language=${language}`);
      expect(content.status).toBe(200);
      const node = documentSchema.nodeFromJSON(content.body);
      node.check();
      expect(node.childCount).toBe(document.form.sections.length);
    }
  }
});

test("the activity and the binding language are shown from their rows", async () => {
  const id = await create({ template: "tor-jica-study", languages: ["id"], activity: "2" });
  const { body: document } = await chief.get<DocumentAnswer>(`/api/documents/${id}`);
  expect(document.bound.binding_language).toEqual({ kind: "language", value: "id" });
  expect(document.bound.activity).toEqual({ kind: "activity", value: expect.any(String) });
  expect(document.activity?.code).toBe("2");
  expect(document.form.cover).toContain("activity");
});

test("a profile that is not offered yet is refused", async () => {
  const answer = await chief.post(`/api/projects/${project}/documents`, {
    template: "kak-kemenperin",
    languages: ["id"],
    profile: "rka",
  });
  expect(answer.status).toBe(422);
});
