import * as fontkit from "fontkit";
import type { FontFamily, Fonts } from "./fonts";

/** Characters that a text needs and no font has, each once, in order. */
export type MissingCharacters = (text: string) => string[];

/**
 * Asks the fonts themselves what they can print. A character counts as there when every style of one
 * family has it: bold text must not be the first to find out.
 */
export function createCoverage(fonts: Fonts): MissingCharacters {
  const families = (Object.keys(fonts) as FontFamily[]).map((family) =>
    fonts[family].map((bytes) => {
      const font = fontkit.create(bytes);
      if (!("characterSet" in font)) throw new Error("A font file holds a collection, not one font.");
      return new Set(font.characterSet);
    }),
  );
  return (text) => {
    const missing = new Set<string>();
    for (const character of new Set(text)) {
      // Joiners and variation selectors shape their neighbours and are printed by no font.
      if (/^\p{Default_Ignorable_Code_Point}$/u.test(character)) continue;
      const point = character.codePointAt(0)!;
      if (!families.some((styles) => styles.every((set) => set.has(point)))) missing.add(character);
    }
    return [...missing];
  };
}
