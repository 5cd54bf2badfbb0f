import type { Context } from "hono";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import type { Made } from "./exports";
import { attachment } from "./file-name";

type File = { bytes: Uint8Array; type: string; fileName: string };

/** A file to be kept; as with every answer of the API, no cache between here and there holds it. */
export const sendFile = (c: Context, { bytes, type, fileName }: File, headers: Record<string, string> = {}) =>
  c.body(new Uint8Array(bytes), 200, {
    "content-type": type,
    "content-disposition": attachment(fileName),
    "content-length": String(bytes.byteLength),
    ...headers,
  });

/** What was made, or why it could not be; what went wrong inside is for the log alone, under the incident that is told. */
export function answerMade<Env extends Asked>(
  c: Context<Env>,
  made: Made,
  log: Parts["log"],
  headers: Record<string, string> = {},
) {
  return made.ok ? sendFile(c, made, headers) : answerNotMade(c, made, log);
}

export function answerNotMade<Env extends Asked>(
  c: Context<Env>,
  { kind, facts, detail }: Omit<Exclude<Made, { ok: true }>, "ok">,
  log: Parts["log"],
) {
  const incident: string = c.get("incident");
  if (detail) log.error({ incident, path: c.req.path, kind, detail }, "export");
  return problem(c, kind, {
    ...(facts ? { facts } : {}),
    ...(kind === "export-failed" ? { incident } : {}),
    ...(kind === "busy" ? { retryAfter: 10 } : {}),
  });
}
