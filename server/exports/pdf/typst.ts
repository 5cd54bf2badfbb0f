import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import type { Prepared } from "../prepared";
import { fileWords } from "../words";
import { type Fonts, readFonts } from "./fonts";
import { templateFiles } from "./template";

// Nothing is read from the disk: every file that the template names is put here by hand.
const workspace = "/lokakarya";

export type Typst = { pdf(prepared: Prepared): Uint8Array };

/** What this Typst says of some tables that go over a page (merged cells, a footnote, tall headings): its own mistake. */
const tagsFail = "tags weren't properly closed";

/**
 * A Typst compiler with our fonts and template. `pdf` is synchronous, takes about a second for fifty
 * pages, and gives the same bytes for the same document: PDF/A-3a, tagged, fonts embedded; PDF/A-3b without tags where
 * Typst cannot close them.
 */
export function createTypst(fonts: Fonts = readFonts()): Typst {
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: [...fonts.latin, ...fonts.japanese] }],
  });
  const put = (file: string, text: string) => compiler.mapShadow(`${workspace}/${file}`, Buffer.from(text));
  for (const [file, text] of Object.entries(templateFiles)) put(file, text);
  function written(document: NodeTypstDocument): Uint8Array {
    try {
      return compiler.pdf(document, { pdfStandard: "a-3a" });
    } catch (error) {
      if (!String((error as { code?: string }).code ?? error).includes(tagsFail)) throw error;
      return compiler.pdf(document, { pdfStandard: "a-3b", pdfTags: false });
    }
  }

  return {
    pdf(prepared) {
      put("prepared.json", JSON.stringify(prepared));
      put("words.json", JSON.stringify(wordsFor(prepared)));
      const compiled = compiler.compile({ mainFilePath: `${workspace}/main.typ`, resetRead: true });
      const error = compiled.takeError();
      if (error || !compiled.result) {
        throw new Error(`Typst: ${error ? JSON.stringify(compiler.fetchDiagnostics(error)) : "no document"}`);
      }
      const bytes = written(compiled.result);
      // Its memory of earlier documents grows without end.
      compiler.evictCache(0);
      return bytes;
    },
  };
}

function wordsFor({ language, threads }: Prepared) {
  const { contents, page, name, position, date, comments, detached, comment } = fileWords[language];
  return {
    contents,
    page,
    name,
    position,
    date,
    detached,
    commentsTitle: comments,
    comments: Object.fromEntries(threads.map(({ number }) => [number, comment(number)])),
  };
}
