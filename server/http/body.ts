import { validator } from "hono/validator";
import type { z } from "zod";
import { inputWords } from "../../shared/problem-words";
import { problem, readerLanguage } from "./problems";

/** The schema of a route's body or query, found again by `openapi.ts` in the routes themselves. */
export const describedBy = Symbol("schema");

/** Takes a JSON body of this shape, or answers 415, 400 with what is wrong where. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  // Broken JSON is an HTTPException of Hono's, which `problems.ts` answers as bad-request.
  const check = validator("json", (value, c): z.output<Schema> | Response => {
    if (!/^application\/json\b/i.test(c.req.header("content-type") ?? "")) return problem(c, "not-json");
    const read = schema.safeParse(value);
    if (read.success) return read.data;
    return problem(c, "bad-request", { errors: mistakes(read.error, readerLanguage(c)) });
  });
  return Object.assign(check, { [describedBy]: { in: "body", schema } as const });
}

/** Takes query parameters of this shape, or answers 400. */
export function query<Schema extends z.ZodType>(schema: Schema) {
  const check = validator("query", (value, c): z.output<Schema> | Response => {
    const read = schema.safeParse(value);
    if (read.success) return read.data;
    return problem(c, "bad-request", { errors: mistakes(read.error, readerLanguage(c)) });
  });
  return Object.assign(check, { [describedBy]: { in: "query", schema } as const });
}

function mistakes(error: z.ZodError, language: keyof typeof inputWords) {
  const words = inputWords[language];
  return error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.join("."),
    message:
      issue.code === "too_small"
        ? words.tooShort
        : issue.code === "too_big"
          ? words.tooLong
          : issue.code === "unrecognized_keys"
            ? words.unknown
            : words.wrong,
  }));
}
