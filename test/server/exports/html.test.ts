// @vitest-environment jsdom
import { expect, test } from "vitest";
import { renderHtml } from "../../../server/exports/html/render";
import { prepare } from "../../../server/exports/prepare/prepare";
import { languages } from "../../../shared/locale/languages";
import { input, paragraph, section } from "./corpus";
import { expectedTexts, missingIn } from "./expected";

const page = (html: string) => new DOMParser().parseFromString(html, "text/html");

test.each(languages)("every text of the document is on the page, in order, in %s", (language) => {
  const prepared = prepare(input(language));
  const shown = page(renderHtml(prepared));
  expect(shown.documentElement.lang).toBe(language);
  for (const note of shown.querySelectorAll("main sup")) note.remove();
  const noted = /Footnoteone注釈<b>&amp;<\/b>/;
  const texts = expectedTexts(prepared).map((text) => text.replace(noted, ""));
  expect(missingIn(shown.body.textContent ?? "", texts)).toEqual([]);
});

test("the file allows itself neither code nor anything from outside", () => {
  const html = renderHtml(prepare(input("en")));
  const shown = page(html);
  const policy = shown.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content");
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/,
  );
  expect(shown.querySelectorAll("script, img, link, iframe, [style], [onclick]")).toHaveLength(0);
  for (const link of shown.querySelectorAll("a")) expect(link.getAttribute("href")).toMatch(/^(https:|#)/);
});

test("hostile words are words", () => {
  const words = `</title></style><script>alert(1)</script>"'><img src=x onerror=alert(1)>&lt;`;
  const shown = page(
    renderHtml(
      prepare(
        input("en", {
          title: { en: words },
          versionLabel: words,
          cover: [{ label: words, text: words, isEmpty: false }],
          body: { type: "doc", content: [section("s", words, paragraph(words))] },
        }),
      ),
    ),
  );
  expect(shown.querySelectorAll("script, img")).toHaveLength(0);
  expect(shown.title).toBe(words);
  expect(shown.querySelector("section p")?.textContent).toBe(words);
});

test("tables keep header, spans and caption; other languages say so", () => {
  const shown = page(renderHtml(prepare(input("en"))));
  const table = shown.querySelector("table:not(.cover)")!;
  expect(table.querySelectorAll("thead tr")).toHaveLength(2);
  expect(table.querySelector("caption")?.textContent).toBe("Table 1. Work items and persons in charge");
  expect(table.querySelector("th[rowspan='2'][scope=col]")).not.toBeNull();
  expect([...shown.querySelectorAll("[lang=ja]")].map((each) => each.textContent)).toContain(
    "電動二輪車産業振興",
  );
});

test("every anchor that something points to is there, once", () => {
  const shown = page(renderHtml(prepare(input("id"))));
  const ids = [...shown.querySelectorAll("[id]")].map((each) => each.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const link of shown.querySelectorAll("a[href^='#']")) {
    expect(ids).toContain(link.getAttribute("href")!.slice(1));
  }
});

test("comments are listed with who said what, only when asked for", () => {
  const shown = page(renderHtml(prepare(input("en"))));
  expect(shown.querySelector("#comment1")?.textContent).toContain("Konsultan A (JICA Consultant Team)");
  expect(shown.querySelector("#comment2")?.textContent).toContain("Resolved: Konsultan A, July 25, 2023");
  expect(shown.querySelector("#comment4")?.textContent).toContain("words that went");
  expect(shown.body.textContent).not.toContain("INTERNAL REMARK");
  expect(renderHtml(prepare(input("en", { comments: "none" })))).not.toContain("comment1");
});
