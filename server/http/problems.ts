import type { Context, TypedResponse } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Logger } from "pino";
import type { Language } from "../../shared/locale/languages";
import { preferredLanguage } from "../../shared/locale/languages";
import { type Problem, type ProblemKind, problems } from "../../shared/problem";
import { problemWords } from "../../shared/problem-words";

type More = Pick<Problem, "errors" | "facts" | "incident"> & { retryAfter?: number };

/** Typed, so that a route which may answer with a problem still carries its own answer's type to the client. */
export type ProblemResponse<Kind extends ProblemKind = ProblemKind> = Response &
  TypedResponse<Problem, (typeof problems)[Kind], "json">;

/** Answers with a problem in the reader's language (RFC 9457). */
export function problem<Kind extends ProblemKind>(
  c: Context,
  kind: Kind,
  more: More = {},
): ProblemResponse<Kind> {
  const language = readerLanguage(c);
  const { retryAfter, ...rest } = more;
  const status = problems[kind];
  const words = problemWords[language][kind];
  const body: Problem = {
    type: `/problems/${kind}`,
    title: words.title,
    detail: words.detail,
    status,
    kind,
    ...rest,
  };
  return c.newResponse(JSON.stringify(body), status, {
    "content-type": "application/problem+json; charset=utf-8",
    "content-language": language,
    "cache-control": "no-store",
    ...(retryAfter === undefined ? {} : { "retry-after": String(Math.ceil(retryAfter)) }),
  }) as ProblemResponse<Kind>;
}

export function readerLanguage(c: Context): Language {
  return (c.get("language") as Language | undefined) ?? preferredLanguage(c.req.header("accept-language"));
}

/** What should not happen: logged with an id, answered with that id and nothing else. */
export function answerSurprise(log: Logger) {
  return function surprise(error: Error, c: Context): Response {
    if (error instanceof HTTPException) {
      if (error.status === 413) return problem(c, "too-large");
      if (error.status === 400) return problem(c, "bad-request");
      return error.getResponse();
    }
    const incident = (c.get("incident") as string | undefined) ?? crypto.randomUUID();
    log.error({ incident, method: c.req.method, path: c.req.path, err: error }, "unexpected");
    if (isDiskTrouble(error)) return problem(c, "cannot-store", { incident, retryAfter: 5 });
    return problem(c, "unexpected", { incident });
  };
}

/** SQLite could not write: disk full, read-only, input/output error. */
export function isDiskTrouble(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code);
}
