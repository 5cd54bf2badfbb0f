/** The words of the interface, as the client's areas hold them: `client/words/<area>.ts`. */
import { type Language, languages } from "../../shared/locale/languages";

export type Leaf = string | ((...about: unknown[]) => string);
export type Tree = { [key: string]: Leaf | Tree };
export type Area = Record<Language, Tree>;

/** The areas that a file of words exports, by their names. */
export const areasIn = (exported: Record<string, unknown>): [name: string, area: Area][] =>
  Object.entries(exported).filter((entry): entry is [string, Area] => isArea(entry[1]));

function isArea(value: unknown): boolean {
  return typeof value === "object" && value !== null && languages.every((language) => language in value);
}

/** Every word of an area by its path. */
export function leaves(tree: Tree, path = ""): Map<string, Leaf> {
  const found = new Map<string, Leaf>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === "object") for (const [deeper, leaf] of leaves(value, here)) found.set(deeper, leaf);
    else found.set(here, value);
  }
  return found;
}
