import type { Organisation } from "./answers";
import { languages } from "./locale/languages";

export function isCalled(organisation: Pick<Organisation, "name" | "short">, name: string): boolean {
  const wanted = plainName(name);
  return languages.some((language) =>
    [organisation.name[language], organisation.short[language]].some(
      (text) => text && plainName(text) === wanted,
    ),
  );
}

/** For comparing names: case, width and spaces make no difference. */
export const plainName = (text: string): string =>
  text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
