import type { NamedActivity } from "../document/fields";
import { showField } from "../document/fields";
import type { Language } from "../locale/languages";
import { inLanguage } from "../locale/languages";
import { keysIn, readInline } from "./inline";
import type { Template } from "./template";

/**
 * The first title of a document, as plain text: bound keys are shown by their values, and what stands
 * in single brackets is left out when a key in it has none. `bound` holds values by key.
 */
export function titleOf(
  template: Pick<Template, "title" | "bound">,
  language: Language,
  bound: Readonly<Record<string, unknown>> = {},
  activities: readonly NamedActivity[] = [],
): string {
  const known = (key: string): string | undefined => {
    const definition = Object.hasOwn(template.bound, key) ? template.bound[key] : undefined;
    const value = Object.hasOwn(bound, key) ? bound[key] : undefined;
    if (!definition) return undefined;
    const shown = showField(definition, value, language, { activities });
    return shown.isEmpty ? undefined : shown.text;
  };
  const pattern = inLanguage(template.title, language);
  const kept = pattern.replaceAll(/\[([^[\]]*)\]/g, (_, part: string) =>
    keysIn(part).every((key) => known(key) !== undefined) ? part : "",
  );
  return readInline(kept)
    .map((piece) => ("key" in piece ? (known(piece.key) ?? "") : piece.text))
    .join("")
    .replaceAll(/\s+/g, " ")
    .trim();
}
