import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema: { properties: object; required: string[] } }> };
};

test("the description of the API holds every route, with its parameters and the shape of its body", async () => {
  const { body } = await server.get<{ openapi: string; paths: Record<string, Record<string, Operation>> }>(
    "/api/openapi.json",
  );
  expect(body.openapi).toBe("3.1.0");
  const described = new Set(
    Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    ),
  );
  const routes = server.app.routes
    .filter(
      ({ method, path }) => method !== "ALL" && path.startsWith("/api/") && path !== "/api/openapi.json",
    )
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  expect(described).toEqual(new Set(routes));

  const invite = body.paths["/api/projects/{project}/invitations"]!.post!;
  expect(invite.parameters).toEqual([
    { name: "project", in: "path", required: true, schema: { type: "string" } },
  ]);
  const { schema } = invite.requestBody!.content["application/json"]!;
  expect(schema.required).toEqual(["email", "name", "organisation", "role"]);
  const content = body.paths["/api/documents/{document}/content"]!.get!;
  expect(content.parameters.find((one) => one.in === "query")).toMatchObject({
    name: "language",
    required: true,
  });
  const ids = Object.values(body.paths).flatMap((methods) =>
    Object.values(methods).map((one) => one.operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});
