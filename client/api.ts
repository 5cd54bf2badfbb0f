import { type ClientResponse, hc } from "hono/client";
import type { SuccessStatusCode } from "hono/utils/http-status";
// The only place of the client that names the server: its type, never its code.
import type { Api } from "../server/app";
import type { Problem, ProblemKind } from "../shared/problem";
import { commonWords } from "./words/common";
import { language } from "./words/words";

/** A problem of the server, or that the server could not be reached. Title and detail are in the reader's language. */
export type ShownProblem = Omit<Problem, "type" | "status" | "kind"> & { kind: ProblemKind | "offline" };

export class ProblemError extends Error {
  readonly problem: ShownProblem;
  constructor(problem: ShownProblem) {
    super(problem.title);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** Every route of the server, typed: `api.projects[":project"].members.$get({ param: { project } })`. */
export const api = hc<Api>("/api", { headers: () => ({ "accept-language": language() }) });

/** What the route answers with when all goes well: problems are thrown, so their shape is left out. */
type Answered<R> =
  R extends ClientResponse<infer Answer, infer Status, string>
    ? Status extends SuccessStatusCode
      ? Answer
      : never
    : never;

let whenSignedOut: () => void = () => {};
/**
 * What to do when the sign-in has ended: the app goes to the sign-in page and comes back afterwards; a page with text
 * that may be nowhere else stays and says so itself. Answers what brings back the rule of before.
 */
export function onSignedOut(go: () => void): () => void {
  const before = whenSignedOut;
  whenSignedOut = go;
  return () => {
    if (whenSignedOut === go) whenSignedOut = before;
  };
}

/** Awaits an answer of `api`. Throws ProblemError for a problem and for a server out of reach. */
export async function ask<R extends ClientResponse<unknown, number, string>>(
  request: Promise<R>,
): Promise<Answered<R>> {
  const response = await reach(request);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answered<R>;
  throw await refusal(response);
}

/** For requests beside `api`, such as a file to download: the answer itself, or ProblemError. */
export async function askFor(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("accept-language", language());
  const response = await reach(fetch(path, { ...init, headers }));
  if (response.ok) return response;
  throw await refusal(response);
}

async function reach<R>(request: Promise<R>): Promise<R> {
  try {
    return await request;
  } catch (why) {
    if (why instanceof DOMException && why.name === "AbortError") throw why;
    throw new ProblemError({ kind: "offline", ...commonWords[language()].offline });
  }
}

type Refused = { status: number; headers: Headers; text(): Promise<string> };

async function refusal(response: Refused): Promise<ProblemError> {
  const problem = readProblem(await response.text());
  if (!problem) {
    // A proxy in between answered, not our server.
    const { title, detail } = commonWords[language()].offline;
    return new ProblemError({ kind: "offline", title, detail });
  }
  if (problem.kind === "signed-out") whenSignedOut();
  return new ProblemError(problem);
}

function readProblem(text: string): Problem | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && "kind" in body && "title" in body)
      return body as Problem;
  } catch {
    return undefined; // not JSON: not ours
  }
}
