/** Where people's words enter a project, for who tests what becomes of hostile ones. */
import { documentFacts } from "../../server/access/access";
import type { DocumentId } from "../../shared/ids";
import { writeBlock } from "../server/registers/minutes";
import type { Answer, Person } from "./person";
import type { TestServer } from "./server";

/** A page on which they have run says so: `window.hurt`. */
export const markup = `<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>"'><b>&amp;`;
export const formula = `=HYPERLINK("http://evil.example","x")`;
export const turned = "\u202egnp.exe\u2066 \u200f";
export const hostileWords = { markup, formula, turned };
/** One word as long as it gets: nothing to break a line at. */
export const longWord = (length: number) => "W".repeat(length);

type Problem = { id?: string; kind?: string; title?: string; errors?: { path: string; message: string }[] };
type Place = {
  /** As much as the place takes. */
  most: number;
  write: (words: string) => Promise<Answer<Problem>>;
};

export async function openHostilePlaces(server: TestServer, chief: Person) {
  const project = await server.project(chief);
  const at = `/api/projects/${project}`;
  const more = { headers: { "accept-language": "id" } };
  const post = (path: string, body: unknown) => chief.post<Problem>(path, body, more);
  const patch = (path: string, body: unknown) => chief.ask<Problem>("PATCH", path, body, more);
  const made = async (path: string, body: unknown) => {
    const answer = await post(path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body.id!;
  };

  const workshop = await made(`${at}/workshops`, {
    title: { en: "Workshop", id: "Lokakarya" },
    languages: ["en"],
    date: "2030-03-01",
    time: "09:00",
  });
  const { activities } = (await chief.get<{ activities: { id: string }[] }>(at)).body;
  const organisation = await made(`${at}/organisations`, { side: "other", name: { id: "Asosiasi A" } });
  const letter = await made(`${at}/letters`, {
    template: "letter-facilitation-request",
    organisation,
    activity: activities[0]!.id,
  });
  const { minutes } = (await chief.get<{ minutes: DocumentId }>(`/api/workshops/${workshop}`)).body;
  let count = 0;

  /** As a note-taker's client would write it; the gate lets words be. */
  async function capture(kind: "input" | "decision" | "followUp", words: string) {
    const id = `hostile-${++count}`;
    const attributes = { id, ...(kind === "followUp" ? { owner: words.slice(0, 200) } : {}) };
    await server.rooms.write(minutes, {
      by: null,
      change: (doc) => writeBlock(doc, kind, attributes, words),
    });
    const row = await server.parts.db.sql
      .selectFrom("document")
      .where("id", "=", minutes)
      .selectAll()
      .executeTakeFirstOrThrow();
    await server.app.registers.keepInStep(documentFacts(row));
    return id;
  }
  const progress = await capture("followUp", "Ask the associations.");

  const places: Record<string, Place> = {
    participant: {
      most: 120,
      write: (name) => post(`/api/workshops/${workshop}/participants`, { name, attended: true }),
    },
    "participant's position": {
      most: 120,
      write: (position) =>
        post(`/api/workshops/${workshop}/participants`, {
          name: `Suparman ${++count}`,
          position,
          attended: true,
        }),
    },
    organisation: {
      most: 200,
      write: (name) => post(`${at}/organisations`, { side: "other", name: { id: name } }),
    },
    topic: { most: 300, write: (name) => patch(at, { topics: [{ name: { en: name } }] }) },
    "agenda item": {
      most: 300,
      write: (title) => post(`/api/workshops/${workshop}/programme`, { kind: "talk", title: { en: title } }),
    },
    speaker: {
      most: 200,
      write: (speaker) =>
        post(`/api/workshops/${workshop}/programme`, { kind: "talk", title: { en: "Talk" }, speaker }),
    },
    input: {
      most: 10_000,
      write: (text) => post(`${at}/inputs`, { text: { en: text }, channel: "letter" }),
    },
    "giver of an input": {
      most: 200,
      write: (by) => post(`${at}/inputs`, { text: { en: "Input." }, channel: "letter", by }),
    },
    "progress of a follow-up": {
      most: 5000,
      write: (note) => post(`${at}/follow-ups/${progress}/progress`, { note }),
    },
    "fact of a letter": {
      most: 5000,
      write: (targets) => patch(`${at}/letters/${letter}`, { facts: { targets } }),
    },
    "paragraph of a letter": {
      most: 10_000,
      write: (words) => patch(`${at}/letters/${letter}`, { paragraphs: [words] }),
    },
    "row of the matrix": {
      most: 200,
      write: (unit) => patch(`${at}/coordination/${organisation}`, { unit }),
    },
    "note in the matrix": {
      most: 2000,
      write: (notes) => patch(`${at}/coordination/${organisation}`, { notes }),
    },
  };
  return { project, workshop, letter, minutes, organisation, progress, places, capture };
}

export type HostilePlaces = Awaited<ReturnType<typeof openHostilePlaces>>;
