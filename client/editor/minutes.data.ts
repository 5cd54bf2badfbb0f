import { createResource } from "solid-js";
import type {
  DocumentAnswer,
  DocumentSummary,
  OrganisationAnswer,
  ParticipantAnswer,
} from "../../shared/answers";
import { api, ask } from "../api";
import { heldBy } from "../parts/held-by";

/** Who and what can be named in minutes. Only who writes them asks for people. */
export function useMinutesData(answer: () => DocumentAnswer) {
  const project = () => answer().project.id;
  const writes = () => answer().may.includes("document.write");
  const [documents] = createResource<DocumentSummary[], string>(project, (id) =>
    ask(api.projects[":project"].documents.$get({ param: { project: id } })),
  );
  const [participants, { refetch }] = createResource<ParticipantAnswer[], string>(
    () => writes() && answer().workshop,
    (workshop) => ask(api.workshops[":workshop"].participants.$get({ param: { workshop } })),
  );
  const [organisations] = createResource<OrganisationAnswer[], string>(
    () => writes() && project(),
    (id) => ask(api.projects[":project"].organisations.$get({ param: { project: id } })),
  );
  return {
    documents: () => heldBy(documents) ?? [],
    participants: () => heldBy(participants) ?? [],
    organisations: () => heldBy(organisations) ?? [],
    /** Guests sign in while the minutes are being written. */
    again: () => void refetch(),
  };
}
