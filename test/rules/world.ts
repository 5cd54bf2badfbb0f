import { documentFacts } from "../../server/access/access";
import type { InvitationAnswer, MemberAnswer, ProjectAnswer, VersionAnswer } from "../../shared/answers";
import type { DocumentId } from "../../shared/ids";
import { type Role, roles } from "../../shared/roles";
import type { Person } from "../help/person";
import type { TestServer } from "../help/server";
import { writeBlock } from "../server/registers/minutes";
import { smallPdf } from "./small-pdf";
import { smallPng } from "./small-png";

/** A project with somebody in each role, a document for everyone, and fresh things to use up. */
export type World = Awaited<ReturnType<typeof buildWorld>>;

/** The first section's title of the template, which a comment can be pinned to. */
async function firstTitle(chief: Person, document: string): Promise<string> {
  type Node = { type: string; text?: string; content?: Node[] };
  const { body } = await chief.get<Node>(`/api/documents/${document}/content?language=en`);
  const find = (node: Node): string | undefined =>
    node.type === "title"
      ? (node.content ?? []).map((child) => child.text ?? "").join("") || undefined
      : node.content?.map(find).find(Boolean);
  const title = find(body);
  if (!title) throw new Error("The document has no title to comment on.");
  return title;
}

/** Minutes that everybody may read, with a decision and a follow-up. */
async function minutesOf(server: TestServer, chief: Person, project: string) {
  const made = await chief.post<{ id: DocumentId }>(`/api/projects/${project}/documents`, {
    template: "minutes-of-workshop",
    languages: ["en"],
  });
  const { id } = made.body;
  await chief.patch(`/api/documents/${id}`, { audience: "everyone" });
  await server.rooms.write(id, {
    by: null,
    change: (doc) => {
      writeBlock(doc, "input", { id: `said-${project.slice(-8)}` }, "The price.");
      writeBlock(doc, "decision", { id: `decision-${project.slice(-8)}` }, "One survey.");
      writeBlock(doc, "followUp", { id: `follow-up-${project.slice(-8)}` }, "Ask the associations.");
    },
  });
  const { sql } = server.parts.db;
  const row = await sql.selectFrom("document").where("id", "=", id).selectAll().executeTakeFirstOrThrow();
  await server.app.registers.keepInStep(documentFacts(row));
  return {
    minutes: id,
    said: `said-${project.slice(-8)}`,
    decision: `decision-${project.slice(-8)}`,
    followUp: `follow-up-${project.slice(-8)}`,
  };
}

/** The first section's id of a text. */
async function firstSection(chief: Person, document: string): Promise<string> {
  type Doc = { content: { type: string; attrs: { id: string } }[] };
  const { body } = await chief.get<Doc>(`/api/documents/${document}/content?language=en`);
  return body.content.find(({ type }) => type === "section")!.attrs.id;
}

let phones = 0;
const handInKey = () => `phone-of-somebody-${++phones}`;

export const handedInput = (key = handInKey()) => ({
  text: "Recycle.",
  language: "en",
  by: "",
  visibility: "public",
  key,
});

export async function buildWorld(server: TestServer, chief: Person, name: string) {
  const project = await server.project(chief, name);
  const people = { secretariat: chief } as Record<Role, Person>;
  for (const role of roles)
    if (role !== "secretariat")
      people[role] = await server.join(chief, project, role, { email: `${role}@${name}.example.org` });
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-jica-study",
    languages: ["en"],
  });
  const document = made.body.id;
  await chief.patch(`/api/documents/${document}`, { audience: "everyone" });
  await chief.post(`/api/documents/${document}/versions`, { name: "First" });
  const versions = await chief.get<VersionAnswer[]>(`/api/documents/${document}/versions`);
  const quote = await firstTitle(chief, document);
  const begun = await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "Workshop" },
    languages: ["en"],
    date: "2030-03-01",
  });
  const workshop = begun.body.id;
  await chief.patch(`/api/workshops/${workshop}`, { state: "in-progress" });
  async function addOrganisation() {
    const added = await chief.post<{ id: string }>(`/api/projects/${project}/organisations`, {
      side: "other",
      name: { id: "Asosiasi" },
    });
    return added.body.id;
  }
  const organisation = await addOrganisation();
  const { minutes, said, decision, followUp } = await minutesOf(server, chief, project);
  const section = await firstSection(chief, document);
  let count = 0;
  const newEmail = () => `${++count}@${name}.example.org`;
  const comment = () => ({ anchor: { language: "en", quote }, body: "Please check." });

  const newInput = async () => {
    const made = await chief.post<{ id: string }>(`/api/projects/${project}/inputs`, {
      text: { en: "Name the recyclers." },
      channel: "letter",
    });
    return { input: made.body.id };
  };
  const newLink = async (register: "inputs" | "decisions", row: string) => {
    const path = `/api/projects/${project}/${register}/${row}/links`;
    return { link: (await chief.post<{ id: string }>(path, { document, section })).body.id };
  };

  return {
    project,
    document,
    workshop,
    section,
    minutes,
    said,
    decision,
    followUp,
    newInput,
    newLink,
    /** With which the next is merged. */
    lastInput: "",
    people,
    version: versions.body[0]!.id,
    newEmail,
    comment,
    async newMember() {
      const email = newEmail();
      await server.join(chief, project, "commenter", { email });
      const members = await chief.get<MemberAnswer[]>(`/api/projects/${project}/members`);
      return { member: members.body.find((one) => one.email === email)!.member };
    },
    async newInvitation() {
      const email = newEmail();
      await server.invite(chief, project, "observer", { email });
      const all = await chief.get<InvitationAnswer[]>(`/api/projects/${project}/invitations`);
      return { invitation: all.body.find((one) => one.email === email)!.id };
    },
    async newTopic() {
      const { topics } = (await chief.get<ProjectAnswer>(`/api/projects/${project}`)).body;
      const names = [...topics.map(({ name }) => ({ name })), { name: { en: "Topic" } }];
      await chief.patch(`/api/projects/${project}`, { topics: names });
      return { topic: (await chief.get<ProjectAnswer>(`/api/projects/${project}`)).body.topics.at(-1)!.id };
    },
    async newActivity() {
      const code = `n${++count}`;
      await chief.patch(`/api/projects/${project}`, { activities: [{ code, name: { en: "Activity" } }] });
      const { activities } = (await chief.get<ProjectAnswer>(`/api/projects/${project}`)).body;
      return { activity: activities.find((one) => one.code === code)!.id };
    },
    organisation,
    async newOrganisation() {
      return { organisation: await addOrganisation() };
    },
    /** Minutes that everybody sees, as far on their way as wished. */
    async newMinutes(state: "draft" | "circulated" | "due") {
      const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
        template: "minutes-of-workshop",
        languages: ["en"],
      });
      const { id } = made.body;
      await chief.patch(`/api/documents/${id}`, { audience: "everyone" });
      if (state !== "draft")
        await server.parts.db.sql
          .updateTable("document")
          .set({
            circulated_at: server.now() - 86_400_000,
            comments_until: state === "due" ? "2020-01-01" : "2099-01-31",
          })
          .where("id", "=", id)
          .execute();
      return { document: id };
    },
    /** Minutes that went round to somebody without an account. */
    async newMinutesGuest() {
      const made = await chief.post<{ id: string; minutes: string }>(`/api/projects/${project}/workshops`, {
        title: { en: "Told" },
        languages: ["en"],
      });
      await chief.patch(`/api/workshops/${made.body.id}`, { state: "in-progress" });
      await chief.patch(`/api/documents/${made.body.minutes}`, { audience: "everyone" });
      const guest = await chief.post<{ id: string }>(`/api/workshops/${made.body.id}/participants`, {
        name: "Guest",
        email: newEmail(),
      });
      await chief.post(`/api/documents/${made.body.minutes}/minutes/circulate`, { until: "2099-01-31" });
      return { document: made.body.minutes, guest: guest.body.id };
    },
    /** One that lacks nothing but its number. */
    async newLetter() {
      const [activity] = (await chief.get<{ activities: { id: string }[] }>(`/api/projects/${project}`)).body
        .activities;
      const made = await chief.post<{ id: string }>(`/api/projects/${project}/letters`, {
        template: "letter-facilitation-request",
        organisation,
        activity: activity!.id,
        facts: {
          letter_date: "2030-01-31",
          letter_place: "Jakarta",
          addressee: "Direktur",
          mm_date: "2030-01-01",
          targets: "AISI",
          visit_window: { start: "2030-02-01", end: "2030-02-28" },
          team: "A",
          needed_by: "2030-02-01",
          signatory_position: "Ketua tim",
          signatory: "A",
        },
      });
      if (made.status !== 201) throw new Error(`No letter: ${JSON.stringify(made.body)}`);
      return { letter: made.body.id };
    },
    async newCoordination() {
      const id = await addOrganisation();
      await chief.patch(`/api/projects/${project}/coordination/${id}`, { unit: "Unit" });
      return { organisation: id };
    },
    async newLetterhead() {
      await chief.post(`/api/projects/${project}/letter-settings/letterhead?name=kop`, smallPng);
      return {};
    },
    async newItem() {
      const added = await chief.post<{ id: string }>(`/api/workshops/${workshop}/programme`, {
        kind: "talk",
        title: { en: "Talk" },
      });
      return { item: added.body.id };
    },
    async newParticipant() {
      const added = await chief.post<{ id: string }>(`/api/workshops/${workshop}/participants`, {
        name: "Sutrisno",
      });
      return { participant: added.body.id };
    },
    async inviteEverybody() {
      for (const { id } of Object.values(people))
        await chief.post(`/api/workshops/${workshop}/participants`, { user: id, invited: true });
    },
    async openCheckIn() {
      const opened = await chief.post<{ code: string }>(`/api/workshops/${workshop}/check-in`);
      return { code: opened.body.code };
    },
    /** A guest's input; answers the phone's key. */
    async handIn() {
      const { body } = await chief.post<{ code: string }>(`/api/workshops/${workshop}/check-in`);
      const key = handInKey();
      await chief.post(`/api/check-in/${body.code}/inputs`, handedInput(key));
      return key;
    },
    async newMaterial() {
      const path = `/api/workshops/${workshop}/materials?name=slides&audience=everyone`;
      const added = await chief.post<{ id: string }>(path, smallPdf);
      return { material: added.body.id };
    },
    async newThread() {
      const begun = await chief.post<{ id: string }>(`/api/documents/${document}/threads`, comment());
      if (begun.status !== 201) throw new Error(`No thread: ${JSON.stringify(begun.body)}`);
      return { thread: begun.body.id };
    },
  };
}
