/** The shape that every entry of `fields` has, whatever its kind demands of the value. */
import { fieldKinds } from "../document/form";

const kinds: ReadonlySet<unknown> = new Set(fieldKinds);
const deepest = 6;

export function factHolds(_key: string, fact: unknown): boolean {
  if (typeof fact !== "object" || fact === null) return false;
  const keys = Object.keys(fact);
  return (
    keys.length === 2 &&
    Object.hasOwn(fact, "kind") &&
    Object.hasOwn(fact, "value") &&
    kinds.has((fact as { kind: unknown }).kind) &&
    isNoDeeper(fact, deepest)
  );
}

function isNoDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isNoDeeper(inner, levels - 1));
}
