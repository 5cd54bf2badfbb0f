import * as Y from "yjs";
import { bodyRoot } from "../../shared/document/schema";
import type { DocumentId, MemberId, OrganisationId, ProjectId, UserId } from "../../shared/ids";
import type { Language } from "../../shared/locale/languages";
import { documentFacts, type WorkshopFacts } from "../access/access";
import { firstOrganisation, firstSecretariat } from "../accounts/setup";
import { addUser, userByEmail } from "../accounts/users";
import type { OpenDocuments } from "../documents/open-documents";
import type { Rooms } from "../live/rooms";
import type { Parts } from "../parts";
import { nextPosition } from "../projects/members";
import { beginProject } from "../projects/projects";
import type { Registers } from "../registers/registers";
import { programmeOf } from "../workshops/programme-store";
import type { Workshops } from "../workshops/workshops";
import { capture } from "./capture";
import * as story from "./story";

type Teller = {
  parts: Parts;
  documents: OpenDocuments;
  rooms: Rooms;
  workshops: Workshops;
  registers: Registers;
};

export type DemoPerson = (typeof story.people)[number] & { user: UserId };

const addressOf = (key: string) => `${key}@lokakarya.example`;

/** Fills an empty installation with the story, once, through the same functions that the routes use. */
export async function tellStory(teller: Teller): Promise<DemoPerson[]> {
  const { parts, documents, rooms, workshops } = teller;
  const { db } = parts;
  const told = await db.sql
    .selectFrom("setting")
    .where("key", "=", "demo-story")
    .select("key")
    .executeTakeFirst();
  if (!told) {
    const users = await addPeople(parts);
    const project = await addProject(parts, users);
    const made = await addDocuments(documents, project, users);
    await writeBackground(rooms, made);
    await addComments({ parts, documents }, made, users);
    const workshop = await addWorkshop({ parts, workshops }, project, made, users);
    await writeMinutes(teller, workshop);
    await answerInput(teller, { project, made, users });
    await db.sql.insertInto("setting").values({ key: "demo-story", value: project }).execute();
  }
  const people: DemoPerson[] = [];
  for (const person of story.people) {
    const user = await userByEmail(db.sql, addressOf(person.key));
    if (user) people.push({ ...person, user: user.id });
  }
  return people;
}

type Users = Map<string, UserId>;
type Made = Map<string, DocumentId>;

async function addPeople({ db, now, newId, random, accounts }: Parts): Promise<Users> {
  const users: Users = new Map();
  for (const { key, name } of story.people) {
    const id = newId<UserId>();
    // Nobody knows this password: the demo lets people in by link.
    const passwordHash = await accounts.passwords.hash(Buffer.from(random(24)).toString("base64url"));
    if (!passwordHash) throw new Error("No password could be made for the demo.");
    await addUser(db.sql, { id, email: addressOf(key), name, passwordHash, at: now() });
    users.set(key, id);
  }
  return users;
}

async function addProject(parts: Parts, users: Users): Promise<ProjectId> {
  const { db, now, newId } = parts;
  const organisations = new Map<string, OrganisationId>();
  for (const [key, { side, name, short }] of Object.entries(story.organisations)) {
    const id = newId<OrganisationId>();
    await db.sql
      .insertInto("organisation")
      .values({
        id,
        project_id: null,
        key,
        side,
        name: JSON.stringify(name),
        short: JSON.stringify(short),
        valid_from: null,
        valid_to: null,
        created_at: now(),
      })
      .execute();
    organisations.set(key, id);
  }
  const chief = users.get("sekretariat")!;
  await db.sql
    .insertInto("setting")
    .values([
      { key: firstSecretariat, value: chief },
      { key: firstOrganisation, value: organisations.get("asdipi")! },
    ])
    .execute();
  const project = await beginProject(parts, chief, {
    name: story.projectName,
    activities: story.activities.map(({ code, name, source }) => ({ code, name, source })),
    topics: story.topics,
  });
  for (const person of story.people.filter(({ key }) => key !== "sekretariat")) {
    await db.sql
      .insertInto("member")
      .values({
        id: newId<MemberId>(),
        project_id: project,
        user_id: users.get(person.key)!,
        organisation_id: organisations.get(person.organisation)!,
        role: person.role,
        position: await nextPosition(db.sql, project),
        created_at: now(),
      })
      .execute();
  }
  return project;
}

async function addDocuments({ documents }: OpenDocuments, project: ProjectId, users: Users): Promise<Made> {
  const made: Made = new Map();
  for (const { template, code } of story.activities) {
    const wish = { template, activity: code, languages: ["en", "id"] as Language[] };
    const answer = await documents.create(project, users.get("konsultan-a")!, wish);
    if (!answer.ok) throw new Error(`The demo has no ${template}: ${answer.why}`);
    made.set(template, answer.id);
  }
  return made;
}

async function writeBackground(rooms: Rooms, made: Made) {
  const { template, under, text } = story.background;
  await rooms.write(made.get(template)!, {
    by: null,
    change: (doc) => {
      for (const [language, words] of Object.entries(text)) {
        const paragraph = paragraphUnder(doc, language as Language, under);
        paragraph.insert(0, [new Y.XmlText(words)]);
      }
    },
  });
}

function paragraphUnder(doc: Y.Doc, language: Language, key: string): Y.XmlElement {
  for (const section of sectionsOf(doc, language)) {
    const blocks = section.toArray() as Y.XmlElement[];
    const at = blocks.findIndex((block) => block.nodeName === "heading" && block.getAttribute("key") === key);
    const next = blocks[at + 1];
    if (at >= 0 && next?.nodeName === "paragraph") return next;
  }
  throw new Error(`The demo's text has no "${key}".`);
}

const sectionsOf = (doc: Y.Doc, language: Language) =>
  doc.getXmlFragment(bodyRoot(language)).toArray() as Y.XmlElement[];

/** Held, with what the article leaves open still open: date, place, participants, durations. */
async function addWorkshop(
  { parts, workshops }: Pick<Teller, "parts" | "workshops">,
  project: ProjectId,
  made: Made,
  users: Users,
): Promise<WorkshopFacts> {
  const member = await parts.access.membership(users.get("sekretariat")!, project);
  if (!member) throw new Error("The demo's secretariat is no member.");
  const begun = await workshops.begin(member, {
    title: story.workshop.title,
    languages: ["en", "id"],
    activities: await idsOf(parts, "activity", project),
    documents: [...made.values()],
  });
  if (!begun.ok) throw new Error(`The demo has no workshop: ${begun.why}`);
  const facts = async () => {
    const workshop = await parts.access.workshop(member.user, begun.id);
    if (!workshop) throw new Error("The demo's workshop is not seen.");
    return workshop.workshop;
  };
  const topics = await idsOf(parts, "topic", project);
  for (const { topic, ...item } of story.programme) {
    const wish = { ...item, ...(topic === undefined ? {} : { topic: topics[topic]! }) };
    await workshops.addItem(await facts(), member, wish);
  }
  for (const state of ["open", "in-progress", "closed"] as const) {
    const moved = await workshops.change(await facts(), member, { state });
    if (!moved.ok) throw new Error(`The demo's workshop is not ${state}: ${moved.why}`);
  }
  return await facts();
}

async function idsOf({ db }: Parts, table: "activity" | "topic", project: ProjectId): Promise<string[]> {
  const rows = await db.sql
    .selectFrom(table)
    .where("project_id", "=", project)
    .orderBy("position")
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Captures what was said where it was said; the registers follow. */
async function writeMinutes({ parts, rooms, registers }: Teller, workshop: WorkshopFacts) {
  const minutes = workshop.minutes;
  if (!minutes) throw new Error("The demo's workshop has no minutes.");
  const issues = (await programmeOf(parts.db.sql, workshop.id)).filter(({ kind }) => kind === "discussion");
  const { inputs, decisions, followUps } = story.captured;
  await rooms.write(minutes, {
    by: null,
    change: (doc) => {
      for (const language of workshop.languages) {
        const sections = sectionsOf(doc, language);
        const byId = (id: string | null) => sections.find((section) => section.getAttribute("id") === id);
        const byKey = (key: string) => sections.find((section) => section.getAttribute("key") === key);
        for (const { key, issue, text } of inputs)
          capture(byId(issues[issue]!.section), "input", { id: blockId(key) }, text[language]);
        for (const { key, text } of decisions)
          capture(byKey("conclusions"), "decision", { id: blockId(key) }, text[language]);
        for (const { key, owner, text } of followUps)
          capture(byKey("follow_up"), "followUp", { id: blockId(key), owner }, text[language]);
      }
    },
  });
  const row = await parts.db.sql
    .selectFrom("document")
    .where("id", "=", minutes)
    .selectAll()
    .executeTakeFirstOrThrow();
  await registers.keepInStep(documentFacts(row));
}

const blockId = (key: string) => `demo-${key}`;

/** One input is answered by what a TOR says now, proposed by who wrote it and approved by the secretariat. */
async function answerInput(
  { parts, rooms, registers }: Teller,
  { project, made, users }: { project: ProjectId; made: Made; users: Users },
) {
  const { input, template, under, becomes, answer, proposedBy, approvedBy } = story.answered;
  const document = made.get(template)!;
  let section = "";
  await rooms.write(document, {
    by: null,
    change: (doc) => {
      for (const [language, words] of Object.entries(becomes)) {
        const paragraph = paragraphUnder(doc, language as Language, under);
        paragraph.insert(0, [new Y.XmlText(words)]);
        section = (paragraph.parent as Y.XmlElement).getAttribute("id") ?? "";
      }
    },
  });
  const seat = async (key: string) => {
    const member = await parts.access.membership(users.get(key)!, project);
    if (!member) throw new Error(`The demo's ${key} is no member.`);
    return member;
  };
  const name = { project, kind: "input", id: blockId(input) } as const;
  const writer = await seat(proposedBy);
  await registers.deeds.link(writer, name, { document, section, was: null, becomes: becomes.en ?? null });
  const proposed = await registers.deeds.changeInput(writer, name, {
    disposition: "A",
    answer,
    state: "proposed",
  });
  const approved = await registers.deeds.changeInput(await seat(approvedBy), name, { state: "answered" });
  if (!proposed.ok || !approved.ok) throw new Error("The demo's input could not be answered.");
}

async function addComments(
  { parts, documents }: Pick<Teller, "parts" | "documents">,
  made: Made,
  users: Users,
) {
  for (const comment of story.comments) {
    const document = made.get(comment.template);
    const by = users.get(comment.by)!;
    const seen = await parts.access.document(by, document);
    if (!seen) throw new Error("The demo's document is not seen by its commenter.");
    const thread = await documents.threads.begin(seen, by, {
      anchor: { language: comment.language, quote: comment.quote },
      body: comment.body,
      audience: "all",
    });
    if (thread === "anchor-moved") throw new Error(`The demo's text has no single "${comment.quote}".`);
    for (const reply of comment.replies) {
      const user = users.get(reply.by)!;
      const seat = await parts.access.document(user, document);
      if (seat) await documents.threads.reply(seat, thread, user, reply.body);
    }
  }
}
