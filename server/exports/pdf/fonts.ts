import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

const files = {
  latin: [
    ["@expo-google-fonts/noto-serif", "400Regular/NotoSerif_400Regular.ttf"],
    ["@expo-google-fonts/noto-serif", "700Bold/NotoSerif_700Bold.ttf"],
    ["@expo-google-fonts/noto-serif", "400Regular_Italic/NotoSerif_400Regular_Italic.ttf"],
    ["@expo-google-fonts/noto-serif", "700Bold_Italic/NotoSerif_700Bold_Italic.ttf"],
  ],
  japanese: [
    ["@expo-google-fonts/noto-serif-jp", "400Regular/NotoSerifJP_400Regular.ttf"],
    ["@expo-google-fonts/noto-serif-jp", "700Bold/NotoSerifJP_700Bold.ttf"],
  ],
} as const;

export type FontFamily = keyof typeof files;
export type Fonts = Record<FontFamily, Buffer[]>;

/** The fonts of the PDF, about 18 MB, from their packages: no system font has a say. */
export function readFonts(): Fonts {
  const read = ([name, file]: readonly [string, string]) =>
    readFileSync(join(dirname(require.resolve(`${name}/package.json`)), file));
  return { latin: files.latin.map(read), japanese: files.japanese.map(read) };
}
