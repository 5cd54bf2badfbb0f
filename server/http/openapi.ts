import type { Hono } from "hono";
import { z } from "zod";
import { problems } from "../../shared/problem";
import { describedBy } from "./body";

type Described = { [describedBy]?: { in: "body" | "query"; schema: z.ZodType } };
type Operation = Record<string, unknown>;

/** The HTTP API as OpenAPI 3.1, read from the routes themselves and the schemas that they check with. */
export function describeApi(api: Pick<Hono, "routes">, base: string) {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of api.routes) {
    if (route.method === "ALL") continue;
    const path = base + route.path.replace(/:([a-z]+)/gi, "{$1}").replace(/\/$/, "");
    const method = route.method.toLowerCase();
    const operation = paths[path]?.[method] ?? begin(path, method);
    paths[path] = { ...paths[path], [method]: operation };
    const described = (route.handler as Described)[describedBy];
    if (described?.in === "body") {
      operation.requestBody = {
        required: true,
        content: { "application/json": { schema: z.toJSONSchema(described.schema, { io: "input" }) } },
      };
    }
    if (described?.in === "query") addQuery(operation, z.toJSONSchema(described.schema, { io: "input" }));
  }
  return {
    openapi: "3.1.0",
    info: { title: "Lokakarya", version: "1" },
    paths,
    components: {
      schemas: {
        Problem: {
          type: "object",
          description: "RFC 9457; title and detail come in the language of Accept-Language (en, id, ja).",
          properties: {
            type: { type: "string" },
            title: { type: "string" },
            detail: { type: "string" },
            status: { type: "integer" },
            kind: { enum: Object.keys(problems) },
            errors: {
              type: "array",
              items: {
                type: "object",
                properties: { path: { type: "string" }, message: { type: "string" } },
              },
            },
            incident: { type: "string" },
            facts: { type: "object", additionalProperties: { type: "string" } },
          },
          required: ["type", "title", "detail", "status", "kind"],
        },
      },
    },
  };
}

function begin(path: string, method: string): Operation {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  return {
    operationId: `${method}${path.replace(/[^A-Za-z]+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    parameters: names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    responses: {
      "2XX": { description: "As asked." },
      default: {
        description: "A problem.",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function addQuery(operation: Operation, schema: { properties?: object; required?: string[] }) {
  const parameters = operation.parameters as unknown[];
  for (const [name, shape] of Object.entries(schema.properties ?? {})) {
    parameters.push({ name, in: "query", required: schema.required?.includes(name) ?? false, schema: shape });
  }
}
