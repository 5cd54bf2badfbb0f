/**
 * The PDF's look, in Typst. It reads the prepared document as data (`/prepared.json`, `/words.json`): a
 * person's text never becomes source, so there is nothing to escape. Each Typst file stands in a string
 * of its own, so that Vitest, tsx and the bundle all find it.
 */
import { blocksTemplate } from "./template-blocks";
import { inlinesTemplate } from "./template-inlines";
import { pageTemplate } from "./template-page";

/** Typst files by their place in the (virtual) workspace. */
export const templateFiles: Record<string, string> = {
  "main.typ": pageTemplate,
  "blocks.typ": blocksTemplate,
  "inlines.typ": inlinesTemplate,
};
