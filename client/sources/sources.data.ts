import { createResource } from "solid-js";
import type {
  DecisionAnswer,
  InputAnswer,
  RegisterLinkAnswer,
  SourceAnswer,
} from "../../shared/register/answers";
import { api, ask } from "../api";
import { listDecisions, listInputs } from "../registers/registers.data";

/** An input or a decision: what a section can say for why it says what it says. */
export type Source = (InputAnswer & { kind: "input" }) | (DecisionAnswer & { kind: "decision" });

/** Of each section of a document, what stands behind it. Nothing is asked for where it is not shown. */
export const useSectionSources = (document: () => string | false) =>
  createResource<SourceAnswer[], string>(document, (id) =>
    ask(api.documents[":document"].sources.$get({ param: { document: id } })),
  );

type Asking = { project: string; document?: string };

/** The inputs and decisions of a project, or those that stand in a document, concern it or were taken up by it. */
export const useSources = (asking: () => Asking | false) =>
  createResource<Source[], Asking>(asking, async ({ project, document }) => {
    const query = document === undefined ? {} : { document };
    const [inputs, decisions] = await Promise.all([
      listInputs({ project, query }),
      listDecisions({ project, query }),
    ]);
    return [
      ...inputs.map((row) => ({ ...row, kind: "input" as const })).sort(whatWaitsFirst),
      ...decisions.map((row) => ({ ...row, kind: "decision" as const })),
    ];
  });

const waits = (row: InputAnswer) => row.state === "open" || row.state === "proposed";
const whatWaitsFirst = (a: InputAnswer, b: InputAnswer) =>
  Number(waits(b)) - Number(waits(a)) || a.number - b.number;

/** A section of the document to which a source belongs; with the link where somebody made one. */
export type SourcePlace = {
  section: string;
  why: "linked" | "concerned" | "said";
  link: RegisterLinkAnswer | null;
};

export function placesOf(row: Source, document: string): SourcePlace[] {
  const places: SourcePlace[] = row.links
    .filter((link) => link.document.id === document)
    .map((link) => ({ section: link.section, why: "linked", link }));
  const add = (section: string | null, why: "concerned" | "said") => {
    if (section && !places.some((place) => place.section === section))
      places.push({ section, why, link: null });
  };
  if (row.kind === "input" && row.concerns.document === document) add(row.concerns.section, "concerned");
  if (row.document?.id === document) add(row.place, "said");
  return places;
}

/** Do the words stand in its number, its text or its giver's name? */
export function isMeant(row: Source, words: string): boolean {
  const wanted = words.trim().toLocaleLowerCase();
  return [String(row.number), row.by ?? "", ...Object.values(row.text)]
    .join("\n")
    .toLocaleLowerCase()
    .includes(wanted);
}
