import type { ShownField } from "../../../shared/document/fields";
import type { Language } from "../../../shared/locale/languages";
import type { Inline } from "../prepared";
import type { Ranges } from "./comments";
import type { Targets } from "./targets";

/** What is known and counted while a document is prepared, from its first word to its last. */
export type Preparing = {
  language: Language;
  fields: Record<string, ShownField>;
  targets: Targets;
  /** What a signature of this key is called in the form. */
  signatureLabel: (key: string) => string;
  parties: string[];
  ranges: Ranges;
  footnotes: number;
  /** The places that are in the file; a reference to another one is lost. */
  anchors: Set<string>;
  /** Every inline in order, so that a table's first and last can be found. */
  trail: Inline[];
  track(inline: Inline, threads: string[]): void;
  /** Does a comment begin or end here? */
  isHeld(inline: Inline): boolean;
};

export function beginPreparing(
  given: Pick<Preparing, "language" | "fields" | "targets" | "signatureLabel" | "parties">,
): Preparing {
  const ranges: Ranges = new Map();
  const trail: Inline[] = [];
  return {
    ...given,
    ranges,
    trail,
    footnotes: 0,
    anchors: new Set(),
    isHeld: (inline) => [...ranges.values()].some((range) => range.first === inline || range.last === inline),
    track(inline, threads) {
      trail.push(inline);
      for (const id of threads) {
        const range = ranges.get(id);
        if (range) range.last = inline;
        else ranges.set(id, { first: inline, last: inline });
      }
    },
  };
}
