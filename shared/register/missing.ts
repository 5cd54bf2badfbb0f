/** What a row lacks, as codes: the page, the checks and the sheet say it in their own words. */
import { inLanguage, type Localised } from "../locale/languages";
import type { RegisterKind } from "./blocks";
import { type Disposition, dispositions, needsDestination } from "./dispositions";

export type Missing = "text" | "by" | "topic" | "owner" | "due";

export function missingIn(row: {
  kind: RegisterKind;
  text: Localised;
  by: string | null;
  topic: string | null;
  owner: string | null;
  due: string | null;
}): Missing[] {
  const asked: Record<RegisterKind, readonly Missing[]> = {
    input: ["text", "by", "topic"],
    decision: ["text"],
    followUp: ["text", "owner", "due"],
  };
  return asked[row.kind].filter((name) =>
    name === "text" ? inLanguage(row.text, "en") === "" : row[name] === null,
  );
}

export type MissingInAnswer = "disposition" | "answer" | "destination" | "change";

/**
 * What stands between an input and being called answered; `hasChange`: a section that took it up is linked. A proposal
 * needs no change yet: the text is changed when it is known that it shall be.
 */
export function missingInAnswer(
  answered: {
    disposition: Disposition | null;
    answer: Localised;
    destination: string | null;
    hasChange: boolean;
  },
  to: "proposed" | "answered",
): MissingInAnswer[] {
  const { disposition, answer, destination, hasChange } = answered;
  if (!disposition) return ["disposition"];
  const { needsReason, needsChange } = dispositions[disposition];
  return [
    ...(needsReason && inLanguage(answer, "en") === "" ? (["answer"] as const) : []),
    ...(needsDestination(disposition) && !destination ? (["destination"] as const) : []),
    ...(to === "answered" && needsChange && !hasChange ? (["change"] as const) : []),
  ];
}
