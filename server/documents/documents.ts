import { fieldShower } from "../../shared/document/fields";
import type { DocumentForm, FieldValue } from "../../shared/document/form";
import { bodyOf, fieldsOf } from "../../shared/document/from-yjs";
import { outlineOf } from "../../shared/document/outline";
import type { DocumentId, ProjectId, UserId, WorkshopId } from "../../shared/ids";
import type { Language, Localised } from "../../shared/locale/languages";
import type { ProblemKind } from "../../shared/problem";
import type { DocumentAudience } from "../../shared/roles";
import { beginDocument } from "../../shared/template/begin";
import { titleOf } from "../../shared/template/title";
import type { DocumentFacts } from "../access/access";
import type { Rooms } from "../live/rooms";
import type { Templates } from "../templates/load";
import type { DocumentStore } from "./document-store";
import { seedText } from "./seed";

export type DocumentsParts = {
  store: DocumentStore;
  rooms: Rooms;
  templates: Templates;
  now: () => number;
  newId: () => string;
  newBlockId: () => string;
  /** 32 random bits, for Yjs. */
  newClientId: () => number;
};

export type Wish = {
  template: string;
  languages: readonly Language[];
  bindingLanguage?: Language;
  profile?: string;
  /** Id or code of one of the project's activities. */
  activity?: string;
  title?: Localised;
  /** The workshop whose minutes these are; the newest of the project when left out. */
  workshop?: WorkshopId;
  /** The parties unless said otherwise. */
  audience?: DocumentAudience;
};

export type Documents = ReturnType<typeof createDocuments>;

export function createDocuments(parts: DocumentsParts) {
  const { store, rooms, templates, now } = parts;

  return {
    /** Begins a document from a template. */
    async create(
      project: ProjectId,
      by: UserId,
      wish: Wish,
    ): Promise<{ ok: true; id: DocumentId } | { ok: false; why: ProblemKind }> {
      const template = templates.get(wish.template);
      if (!template) return { ok: false, why: "unknown-template" };
      const languages = [...new Set(wish.languages)];
      const binding =
        wish.bindingLanguage ??
        (languages.includes(template.bindingLanguage) ? template.bindingLanguage : languages[0]!);
      if (
        !languages.every((language) => template.languages.includes(language)) ||
        !languages.includes(binding)
      ) {
        return { ok: false, why: "unknown-language" };
      }
      if (wish.profile !== undefined && !template.profiles.includes(wish.profile)) {
        return { ok: false, why: "unknown-template" };
      }
      const activities = await store.activities(project);
      const wanted = wish.activity ?? template.activity?.code;
      const activity = activities.find((each) => each.id === wanted || each.code === wanted);
      if (wish.activity !== undefined && !activity) return { ok: false, why: "not-found" };

      const begun = beginDocument({
        template,
        languages,
        profile: wish.profile,
        activity: activity?.code,
        newId: parts.newBlockId,
      });
      const id = parts.newId() as DocumentId;
      const workshop =
        template.kind === "minutes" ? (wish.workshop ?? (await store.latestWorkshop(project))) : null;
      const document: DocumentFacts = {
        id,
        project,
        kind: template.kind,
        template: template.id,
        profile: wish.profile ?? template.profiles[0] ?? null,
        languages,
        bindingLanguage: binding,
        activity: activity?.id ?? null,
        workshop,
        title: {},
        audience: wish.audience ?? "parties",
        schemaVersion: 0,
        epoch: 1,
        serverClient: parts.newClientId(),
        recoveryUntil: null,
        createdAt: now(),
        changedAt: now(),
        changedBy: by,
        archivedAt: null,
        circulatedAt: null,
        commentsUntil: null,
        confirmedAt: null,
      };
      const bound = await store.bound(document);
      const title = Object.fromEntries(
        languages.map((language) => [
          language,
          wish.title?.[language]?.trim() || titleOf(template, language, bound, activities),
        ]),
      );
      const text = seedText(begun.bodies, begun.fields, document.serverClient);
      await store.create({
        ...document,
        kind: template.kind,
        title,
        form: begun.form,
        text,
        coverage: coverageOf(
          begun.form,
          begun.fields,
          bound,
          begun.bodies as Record<Language, ReturnType<typeof bodyOf>>,
        ),
        by,
        at: now(),
      });
      text.destroy();
      return { ok: true, id };
    },

    /** After text reached the disk: notes when and by whom, and how much there is in each language. */
    async touched(document: DocumentFacts, users: ReadonlySet<UserId | null>) {
      const form = await store.form(document.id);
      const bound = await store.bound(document);
      const { fields, bodies } = await rooms.read(document.id, (doc) => ({
        fields: fieldsOf(doc),
        bodies: Object.fromEntries(document.languages.map((language) => [language, bodyOf(doc, language)])),
      }));
      const people = [...users].filter((user) => user !== null);
      await store.touched(document.id, {
        at: people.length > 0 ? now() : document.changedAt,
        by: people.at(-1) ?? null,
        coverage: coverageOf(form, fields, bound, bodies as Record<Language, ReturnType<typeof bodyOf>>),
      });
    },
  };
}

function coverageOf(
  form: DocumentForm,
  fields: Record<string, unknown>,
  bound: Record<string, FieldValue>,
  bodies: Partial<Record<Language, ReturnType<typeof bodyOf>>>,
): Partial<Record<Language, number>> {
  return Object.fromEntries(
    Object.entries(bodies).map(([key, body]) => {
      const language = key as Language;
      const shownField = fieldShower({ form, fields, bound, language });
      return [language, outlineOf(body, form, shownField, language).coverage];
    }),
  );
}
