/**
 * Who gets through each route. A new route needs a row here, or the permission walk fails.
 *
 * `needs`: "nobody" (no account), "sign-in" (any), or an action of `shared/roles.ts` in the project of the address.
 * `path` fills the address for a world (`:project`, `:document` and `:workshop` are filled by themselves), each time anew where
 * the deed uses something up. A route whose deeds need different rights has a row for each, with a remark in brackets. `body` must be one that succeeds for whoever may. `ok`: the status then (200).
 */
import type { Action } from "../../shared/roles";
import { goodPassword, setupToken } from "../help/server";
import { smallPdf } from "./small-pdf";
import { smallPng } from "./small-png";
import { handedInput, type World } from "./world";

export type Row = {
  needs: "nobody" | "sign-in" | Action;
  path?: (world: World) => Promise<Record<string, string>>;
  body?: (world: World) => unknown;
  ok?: number;
};

const newProject = { name: { en: "Another" } };

export const permissions: Record<string, Row> = {
  "GET /health": { needs: "nobody" },
  "GET /api/openapi.json": { needs: "nobody" },

  "GET /api/setup": { needs: "nobody" },
  "POST /api/setup": {
    needs: "nobody",
    body: () => ({
      token: setupToken,
      name: "S",
      email: "s@example.org",
      password: goodPassword,
      organisation: "O",
    }),
    ok: 409,
  },
  "POST /api/sign-in": {
    needs: "nobody",
    body: () => ({ email: "nobody@example.org", password: "wrong" }),
    ok: 401,
  },
  "POST /api/sign-in/link": { needs: "nobody", body: () => ({ token: "x" }), ok: 403 },
  "POST /api/reset": { needs: "nobody", body: () => ({ token: "x", password: goodPassword }), ok: 410 },
  "POST /api/invitations/look": { needs: "nobody", body: () => ({ token: "x" }), ok: 410 },
  "POST /api/invitations/accept": {
    needs: "nobody",
    body: () => ({ token: "x", password: goodPassword }),
    ok: 410,
  },
  // Last of those that anybody may call: it ends nothing for whoever is not signed in.
  "POST /api/sign-out": { needs: "nobody" },

  "GET /api/me": { needs: "sign-in" },
  "PATCH /api/me": { needs: "sign-in", body: () => ({ language: "en" }) },
  "POST /api/me/password": {
    needs: "sign-in",
    body: () => ({ current: goodPassword, password: goodPassword }),
  },
  "GET /api/home": { needs: "sign-in" },
  "GET /api/templates": { needs: "sign-in" },
  "GET /api/projects": { needs: "sign-in" },
  // Being secretariat somewhere is asked in a test of its own (projects.test.ts).
  "POST /api/projects": { needs: "sign-in", body: () => newProject, ok: 201 },

  "GET /api/projects/:project": { needs: "project.read" },
  "GET /api/projects/:project/glance": { needs: "project.read" },
  "GET /api/projects/:project/archive": { needs: "project.change" },
  "PATCH /api/projects/:project": { needs: "project.change", body: () => ({ start: "2023-07-01" }) },
  "GET /api/projects/:project/organisations": { needs: "people.read" },
  "POST /api/projects/:project/organisations": {
    needs: "organisation.manage",
    body: () => ({ side: "other", name: { id: "Asosiasi" } }),
    ok: 201,
  },
  "POST /api/projects/:project/organisations/known": { needs: "organisation.manage" },
  "PATCH /api/projects/:project/organisations/:organisation": {
    needs: "organisation.manage",
    path: (world) => world.newOrganisation(),
    body: () => ({ validTo: "2024-10-20" }),
  },
  "POST /api/projects/:project/organisations/:organisation/merge": {
    needs: "organisation.manage",
    path: (world) => world.newOrganisation(),
    body: (world) => ({ into: world.organisation }),
  },
  "PATCH /api/projects/:project/topics/:topic": {
    needs: "project.change",
    path: (world) => world.newTopic(),
    body: () => ({ after: null }),
  },
  "DELETE /api/projects/:project/topics/:topic": {
    needs: "project.change",
    path: (world) => world.newTopic(),
  },
  "PATCH /api/projects/:project/activities/:activity": {
    needs: "project.change",
    path: (world) => world.newActivity(),
    body: () => ({ after: null }),
  },
  "DELETE /api/projects/:project/activities/:activity": {
    needs: "project.change",
    path: (world) => world.newActivity(),
  },
  "GET /api/projects/:project/members": { needs: "people.read" },
  "PATCH /api/projects/:project/members/:member": {
    needs: "people.manage",
    path: (world) => world.newMember(),
    body: () => ({ role: "observer" }),
  },
  "DELETE /api/projects/:project/members/:member": {
    needs: "people.manage",
    path: (world) => world.newMember(),
  },
  "POST /api/projects/:project/members/:member/reset": {
    needs: "people.manage",
    path: (world) => world.newMember(),
    ok: 201,
  },
  "GET /api/projects/:project/invitations": { needs: "people.manage" },
  "POST /api/projects/:project/invitations": {
    needs: "people.manage",
    body: (world) => ({ email: world.newEmail(), name: "N", organisation: "O", role: "observer" }),
    ok: 201,
  },
  "DELETE /api/projects/:project/invitations/:invitation": {
    needs: "people.manage",
    path: (world) => world.newInvitation(),
  },
  "GET /api/projects/:project/outbox": { needs: "outbox.read" },

  "GET /api/projects/:project/documents": { needs: "document.list" },
  "POST /api/projects/:project/documents": {
    needs: "document.create",
    body: () => ({ template: "tor-jica-study", languages: ["en"] }),
    ok: 201,
  },
  "GET /api/documents/:document": { needs: "document.list" },
  "PATCH /api/documents/:document": { needs: "document.rename", body: () => ({ title: { en: "T" } }) },
  "PATCH /api/documents/:document (audience)": {
    needs: "document.archive",
    body: () => ({ audience: "everyone" }),
  },
  "PATCH /api/documents/:document (archive)": {
    needs: "document.archive",
    body: () => ({ archived: false }),
  },
  "GET /api/documents/:document/content": {
    needs: "document.list",
    path: async () => ({ "?": "language=en" }),
  },
  "GET /api/documents/:document/sections/:section": {
    needs: "document.list",
    path: async ({ section }) => ({ section }),
  },
  "GET /api/documents/:document/threads": { needs: "thread.read" },
  "POST /api/documents/:document/threads": {
    needs: "thread.write",
    path: async () => ({}),
    body: (world) => world.comment(),
    ok: 201,
  },
  "GET /api/threads/:thread": { needs: "thread.read", path: (world) => world.newThread() },
  "POST /api/threads/:thread/replies": {
    needs: "thread.write",
    path: (world) => world.newThread(),
    body: () => ({ body: "Yes." }),
    ok: 201,
  },
  "PATCH /api/threads/:thread": {
    needs: "thread.resolve",
    path: (world) => world.newThread(),
    body: () => ({ resolved: true }),
  },
  "GET /api/documents/:document/versions": { needs: "version.read" },
  "POST /api/documents/:document/versions": {
    needs: "version.restore",
    body: () => ({ name: "For the meeting" }),
    ok: 201,
  },
  "POST /api/documents/:document/restore": {
    needs: "version.restore",
    body: (world) => ({ version: world.version }),
  },

  "GET /api/documents/:document/minutes": {
    needs: "document.list",
    path: (world) => world.newMinutes("draft"),
  },
  "POST /api/documents/:document/minutes/circulate": {
    needs: "minutes.manage",
    path: (world) => world.newMinutes("draft"),
    body: () => ({ until: "2099-01-31" }),
  },
  "POST /api/documents/:document/minutes/agree": {
    needs: "minutes.agree",
    path: (world) => world.newMinutes("circulated"),
  },
  "POST /api/documents/:document/minutes/confirm": {
    needs: "minutes.manage",
    path: (world) => world.newMinutes("due"),
  },
  "POST /api/documents/:document/minutes/guests/:guest/link": {
    needs: "minutes.manage",
    path: (world) => world.newMinutesGuest(),
    ok: 201,
  },
  "DELETE /api/documents/:document/minutes/guests/:guest/link": {
    needs: "minutes.manage",
    path: (world) => world.newMinutesGuest(),
  },
  "POST /api/documents/:document/minutes/reopen": {
    needs: "minutes.manage",
    path: (world) => world.newMinutes("circulated"),
    body: () => ({ reason: "A name was wrong." }),
  },

  "GET /api/projects/:project/letters": { needs: "letter.read" },
  "POST /api/projects/:project/letters": {
    needs: "letter.write",
    body: () => ({ template: "letter-invitation" }),
    ok: 201,
  },
  "GET /api/projects/:project/letters/:letter": { needs: "letter.read", path: (world) => world.newLetter() },
  "PATCH /api/projects/:project/letters/:letter": {
    needs: "letter.write",
    path: (world) => world.newLetter(),
    body: () => ({ facts: { team: "A, B" } }),
  },
  "PATCH /api/projects/:project/letters/:letter (state)": {
    needs: "letter.manage",
    path: (world) => world.newLetter(),
    body: () => ({ state: "drafted" }),
  },
  "POST /api/projects/:project/letters/:letter/number": {
    needs: "letter.manage",
    path: (world) => world.newLetter(),
    body: (world) => ({ number: `B-${world.newEmail()}` }),
  },
  "DELETE /api/projects/:project/letters/:letter": {
    needs: "letter.manage",
    path: (world) => world.newLetter(),
  },
  "GET /api/projects/:project/letters/:letter/export": {
    needs: "letter.read",
    path: (world) => world.newLetter(),
  },
  "GET /api/projects/:project/letter-settings": { needs: "letter.read" },
  "PATCH /api/projects/:project/letter-settings": {
    needs: "letter.manage",
    body: () => ({ mask: "{number}/X/{year}" }),
  },
  "GET /api/projects/:project/letter-settings/letterhead": {
    needs: "letter.manage",
    path: (world) => world.newLetterhead(),
  },
  "POST /api/projects/:project/letter-settings/letterhead": {
    needs: "letter.manage",
    path: async () => ({ "?": "name=kop" }),
    body: () => smallPng,
    ok: 201,
  },
  "DELETE /api/projects/:project/letter-settings/letterhead": {
    needs: "letter.manage",
    path: (world) => world.newLetterhead(),
  },

  "GET /api/projects/:project/coordination": { needs: "coordination.read" },
  "GET /api/projects/:project/coordination/export": {
    needs: "coordination.read",
    path: async () => ({ "?": "format=xlsx" }),
  },
  "GET /api/projects/:project/coordination/export (with personal data)": {
    needs: "coordination.manage",
    path: async () => ({ "?": "format=xlsx&personal=yes" }),
  },
  "PATCH /api/projects/:project/coordination/:organisation": {
    needs: "coordination.manage",
    path: (world) => world.newOrganisation(),
    body: () => ({ unit: "Unit" }),
  },
  "DELETE /api/projects/:project/coordination/:organisation": {
    needs: "coordination.manage",
    path: (world) => world.newCoordination(),
  },

  "GET /api/projects/:project/workshops": { needs: "workshop.read" },
  "POST /api/projects/:project/workshops": {
    needs: "workshop.manage",
    body: () => ({ title: { en: "Another workshop" }, languages: ["en"] }),
    ok: 201,
  },
  "GET /api/workshops/:workshop": { needs: "workshop.read" },
  "GET /api/workshops/:workshop/carried": { needs: "register.read" },
  "GET /api/workshops/:workshop/invitation.ics": { needs: "workshop.read" },
  "PATCH /api/workshops/:workshop": { needs: "workshop.manage", body: () => ({ venue: "Hall A" }) },
  "PATCH /api/workshops/:workshop (state)": {
    needs: "workshop.manage",
    body: () => ({ state: "in-progress" }),
  },
  "POST /api/workshops/:workshop/programme": {
    needs: "workshop.prepare",
    body: () => ({ kind: "talk", title: { en: "Talk" } }),
    ok: 201,
  },
  "PATCH /api/workshops/:workshop/programme/:item": {
    needs: "workshop.prepare",
    path: (world) => world.newItem(),
    body: () => ({ minutes: 20 }),
  },
  "DELETE /api/workshops/:workshop/programme/:item": {
    needs: "workshop.prepare",
    path: (world) => world.newItem(),
  },
  "PATCH /api/workshops/:workshop/live": {
    needs: "workshop.prepare",
    body: () => ({ isFollowed: true }),
  },

  "GET /api/workshops/:workshop/participants": { needs: "participant.read" },
  "POST /api/workshops/:workshop/participants": {
    needs: "participant.manage",
    body: () => ({ name: "Sutrisno" }),
    ok: 201,
  },
  "PATCH /api/workshops/:workshop/participants/:participant": {
    needs: "participant.manage",
    path: (world) => world.newParticipant(),
    body: () => ({ attended: true }),
  },
  "DELETE /api/workshops/:workshop/participants/:participant": {
    needs: "participant.manage",
    path: (world) => world.newParticipant(),
  },
  "PATCH /api/workshops/:workshop/reply": {
    needs: "workshop.read",
    path: async (world) => {
      await world.inviteEverybody();
      return {};
    },
    body: () => ({ accepted: true }),
  },
  "GET /api/workshops/:workshop/attendance": { needs: "participant.read" },
  "GET /api/workshops/:workshop/attendance (with personal data)": {
    needs: "participant.manage",
    path: async () => ({ "?": "personal=yes" }),
  },
  "GET /api/workshops/:workshop/check-in": { needs: "workshop.prepare" },
  "POST /api/workshops/:workshop/check-in": { needs: "participant.manage", ok: 201 },
  "DELETE /api/workshops/:workshop/check-in": {
    needs: "participant.manage",
    path: async (world) => {
      await world.openCheckIn();
      return {};
    },
  },
  "GET /api/workshops/:workshop/programme/export": {
    needs: "workshop.read",
    path: async () => ({ "?": "format=md&language=en" }),
  },
  "GET /api/workshops/:workshop/attendance/export": {
    needs: "participant.read",
    path: async () => ({ "?": "format=md&language=en" }),
  },
  "GET /api/workshops/:workshop/attendance/export (with personal data)": {
    needs: "participant.manage",
    path: async () => ({ "?": "format=md&language=en&personal=yes" }),
  },
  "GET /api/workshops/:workshop/materials": { needs: "workshop.read" },
  "POST /api/workshops/:workshop/materials": {
    needs: "material.add",
    path: async () => ({ "?": "name=slides&audience=everyone" }),
    body: () => smallPdf,
    ok: 201,
  },
  "GET /api/workshops/:workshop/materials/:material": {
    needs: "workshop.read",
    path: (world) => world.newMaterial(),
  },
  "PATCH /api/workshops/:workshop/materials/:material": {
    needs: "workshop.manage",
    path: (world) => world.newMaterial(),
    body: () => ({ audience: "everyone" }),
  },
  "DELETE /api/workshops/:workshop/materials/:material": {
    needs: "workshop.manage",
    path: (world) => world.newMaterial(),
  },
  "GET /api/check-in/:code": { needs: "nobody", path: (world) => world.openCheckIn() },
  "POST /api/check-in/:code": {
    needs: "nobody",
    path: (world) => world.openCheckIn(),
    body: () => ({ name: "Sutrisno", organisation: "Asosiasi", position: "", consent: true }),
    ok: 201,
  },
  "POST /api/check-in/:code/inputs": {
    needs: "nobody",
    path: (world) => world.openCheckIn(),
    body: () => handedInput(),
    ok: 201,
  },
  "POST /api/check-in/:code/files": {
    needs: "nobody",
    path: async (world) => ({
      ...(await world.openCheckIn()),
      "?": `name=slides&key=${await world.handIn()}`,
    }),
    body: () => smallPdf,
    ok: 201,
  },
  "GET /api/documents/:document/sources": { needs: "register.read" },
  "GET /api/documents/:document/confidences": {
    needs: "register.confidential",
    path: async (world) => ({ document: world.minutes }),
  },
  "PUT /api/documents/:document/confidences/:kind/:block": {
    needs: "register.confidential",
    path: async (world) => ({ document: world.minutes, kind: "input", block: world.said }),
    body: () => ({ text: { en: "The price." } }),
  },

  "GET /api/projects/:project/inputs": { needs: "register.read" },
  "GET /api/projects/:project/inputs (as a sheet)": {
    needs: "register.read",
    path: async () => ({ "?": "format=xlsx" }),
  },
  "POST /api/projects/:project/inputs": {
    needs: "register.write",
    body: () => ({ text: { en: "By letter." }, channel: "letter" }),
    ok: 201,
  },
  "GET /api/projects/:project/inputs/:input": { needs: "register.read", path: (world) => world.newInput() },
  "PATCH /api/projects/:project/inputs/:input": {
    needs: "register.write",
    path: (world) => world.newInput(),
    body: () => ({ state: "proposed", disposition: "C", answer: { en: "One survey." } }),
  },
  "PATCH /api/projects/:project/inputs/:input (answered)": {
    needs: "register.approve",
    path: async (world) => {
      const { input } = await world.newInput();
      const path = `/api/projects/${world.project}/inputs/${input}`;
      const proposal = { state: "proposed", disposition: "C", answer: { en: "One survey." } };
      await world.people.secretariat.patch(path, proposal);
      return { input };
    },
    body: () => ({ state: "answered" }),
  },
  "POST /api/projects/:project/inputs/:input/links": {
    needs: "register.write",
    path: (world) => world.newInput(),
    body: ({ document, section }) => ({ document, section }),
    ok: 201,
  },
  "DELETE /api/projects/:project/inputs/:input/links/:link": {
    needs: "register.write",
    path: async (world) => {
      const { input } = await world.newInput();
      return { input, ...(await world.newLink("inputs", input)) };
    },
  },
  "POST /api/projects/:project/inputs/:input/merge": {
    needs: "register.approve",
    path: async (world) => {
      world.lastInput = (await world.newInput()).input;
      return await world.newInput();
    },
    body: ({ lastInput }) => ({ into: lastInput }),
  },
  "DELETE /api/projects/:project/inputs/:input/merge": {
    needs: "register.approve",
    path: async (world) => {
      const { input } = await world.newInput();
      const path = `/api/projects/${world.project}/inputs/${input}/merge`;
      await world.people.secretariat.post(path, { into: (await world.newInput()).input });
      return { input };
    },
  },
  "POST /api/projects/:project/inputs/:input/answer-link": {
    needs: "register.approve",
    path: (world) => world.newInput(),
    ok: 201,
  },
  "DELETE /api/projects/:project/inputs/:input/answer-link": {
    needs: "register.approve",
    path: (world) => world.newInput(),
  },
  "GET /api/projects/:project/decisions": { needs: "register.read" },
  "GET /api/projects/:project/decisions/:decision": {
    needs: "register.read",
    path: async ({ decision }) => ({ decision }),
  },
  "PATCH /api/projects/:project/decisions/:decision": {
    needs: "register.write",
    path: async ({ decision }) => ({ decision }),
    body: () => ({ state: "standing" }),
  },
  "POST /api/projects/:project/decisions/:decision/links": {
    needs: "register.write",
    path: async ({ decision }) => ({ decision }),
    body: ({ document, section }) => ({ document, section }),
    ok: 201,
  },
  "DELETE /api/projects/:project/decisions/:decision/links/:link": {
    needs: "register.write",
    path: async (world) => ({
      decision: world.decision,
      ...(await world.newLink("decisions", world.decision)),
    }),
  },
  "GET /api/projects/:project/follow-ups": { needs: "register.read" },
  "GET /api/projects/:project/follow-ups/:followUp": {
    needs: "register.read",
    path: async ({ followUp }) => ({ followUp }),
  },
  "PATCH /api/projects/:project/follow-ups/:followUp": {
    needs: "register.write",
    path: async ({ followUp }) => ({ followUp }),
    body: () => ({ postponedTo: "2023-09-30", reason: "The letter is late." }),
  },
  "POST /api/projects/:project/follow-ups/:followUp/progress": {
    needs: "register.progress",
    path: async ({ followUp }) => ({ followUp }),
    body: () => ({ note: "The letter is sent.", state: "in_progress" }),
    ok: 201,
  },
  "GET /api/projects/:project/pictures": { needs: "register.read" },
  "POST /api/projects/:project/calendar": { needs: "register.read", ok: 201 },
  "DELETE /api/projects/:project/calendar": { needs: "register.read" },
  "GET /api/calendar": { needs: "nobody", path: async () => ({ "?": "key=x" }), ok: 410 },
  "POST /api/minutes/look": { needs: "nobody", body: () => ({ token: "x" }), ok: 410 },
  "POST /api/minutes/file": {
    needs: "nobody",
    body: () => ({ token: "x", language: "en", format: "html" }),
    ok: 410,
  },
  "POST /api/inputs/look": { needs: "nobody", body: () => ({ token: "x" }), ok: 410 },

  // The live socket says its refusals by close codes; test/journeys holds its own table.
  "GET /api/documents/:document/export": {
    needs: "document.export",
    path: async () => ({ "?": "format=md&languages=en" }),
  },
  "GET /api/documents/:document/export (with comments)": {
    needs: "thread.read",
    path: async () => ({ "?": "format=md&languages=en&comments=all" }),
  },

  "GET /sync/:document": { needs: "nobody", ok: 403 },
  // Pages and their files.
  "GET /*": { needs: "nobody", path: async () => ({ "*": "nowhere" }), ok: 404 },
};
