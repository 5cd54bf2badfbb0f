import { createResource } from "solid-js";
import type {
  AttendanceAnswer,
  DocumentAnswer,
  DocumentSummary,
  OrganisationAnswer,
  ParticipantAnswer,
  WorkshopAnswer,
} from "../../shared/answers";
import type { ConfidenceAnswer } from "../../shared/register/answers";
import type { RegisterKind } from "../../shared/register/blocks";
import { api, ask } from "../api";
import type { Room } from "../live/room";
import { heldBy } from "../parts/held-by";

/** What was said in confidence, on its way to the register. */
export type Confidence = Omit<ConfidenceAnswer, "concerns"> & {
  kind: RegisterKind;
  document: string | null;
  section: string | null;
};

/** Who and what can be named in minutes. Only who writes them asks for people. */
export function useMinutesData(answer: () => DocumentAnswer, onEvent: Room["onEvent"]) {
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
  const [workshop, { refetch: lookAtWorkshop }] = createResource<WorkshopAnswer, string>(
    () => answer().workshop,
    (id) => ask(api.workshops[":workshop"].$get({ param: { workshop: id } })),
  );
  const [attendance, { refetch: lookAtAttendance }] = createResource<AttendanceAnswer, string>(
    () => answer().may.includes("participant.read") && answer().workshop,
    (id) =>
      ask(api.workshops[":workshop"].attendance.$get({ param: { workshop: id }, query: { personal: "no" } })),
  );
  const [confidences, { refetch: lookAtConfidences }] = createResource<ConfidenceAnswer[], string>(
    () => answer().may.includes("register.confidential") && answer().id,
    (document) => ask(api.documents[":document"].confidences.$get({ param: { document } })),
  );
  onEvent((event) => {
    if (event.type === "registers") void lookAtConfidences();
    if (event.type === "workshop" && event.workshop === answer().workshop) void lookAtWorkshop();
    if (event.type === "arrivals" && event.workshop === answer().workshop) void lookAtAttendance();
  });
  return {
    workshop: () => heldBy(workshop),
    attendance: () => heldBy(attendance),
    documents: () => heldBy(documents) ?? [],
    participants: () => heldBy(participants) ?? [],
    organisations: () => heldBy(organisations) ?? [],
    confidences: () => heldBy(confidences) ?? [],
    async confide({ kind, block, ...said }: Confidence) {
      const param = { document: answer().id, kind, block };
      await ask(api.documents[":document"].confidences[":kind"][":block"].$put({ param, json: said }));
      await lookAtConfidences();
    },
    /** Guests sign in while the minutes are being written. */
    again: () => {
      void refetch();
      void lookAtAttendance();
    },
  };
}
