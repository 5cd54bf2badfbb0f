import { keysIn, straySigns } from "./inline";
import type { Path, YamlFile } from "./yaml";

/**
 * `{{key}}` and `<<a | b>>` may stand in titles, prefilled texts and rows; elsewhere they would be
 * printed as they are. Guidance is written without its `[[ ]]`.
 */
export function checkSigns(
  yaml: YamlFile,
  tell: (path: Path, message: string) => void,
  isKnown: (key: string) => boolean,
): void {
  walk(yaml.value, [], (text, path) => {
    const isInline = path[0] === "title" || path[0] === "prefill" || path.includes("default_rows");
    if (!isInline) {
      const sign = /\{\{|\}\}|<<|>>|\[\[|\]\]/.exec(text)?.[0];
      if (sign) tell(path, `"${sign}" would be printed as it is here`);
      return;
    }
    for (const key of keysIn(text)) if (!isKnown(key)) tell(path, `{{${key}}}: there is no fact of this key`);
    const withoutChoices = path[0] === "title" ? text : text.replaceAll(/<<[^<>]*>>/g, "");
    const stray = straySigns(withoutChoices);
    if (stray) tell(path, `"${stray}" is not part of a {{key}} or a << | >>`);
  });
}

function walk(value: unknown, path: Path, visit: (text: string, path: Path) => void): void {
  if (typeof value === "string") visit(value, path);
  else if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) walk(one, [...path, index], visit);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, one] of Object.entries(value)) walk(one, [...path, key], visit);
  }
}
