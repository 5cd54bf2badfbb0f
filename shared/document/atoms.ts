import type { ShownField } from "./fields";

/**
 * What an inline atom shows as text, in quotes and wherever a text is read plainly: a field its value, a
 * mention its label, a line break a line break. Numbers of footnotes and cross-references are computed
 * when the text is shown and do not belong to it.
 */
export function atomText(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
  shownField: (key: string) => ShownField,
): string {
  if (name === "field") return shownField(String(attributes.key ?? "")).text;
  if (name === "mention") return String(attributes.label ?? "");
  return name === "hardBreak" ? "\n" : "";
}
