import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** Attributes that a person reads or hears. */
const read = new Set([
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "alt",
  "label",
  "placeholder",
  "title",
]);
const hasWord = /\p{L}{2}/u;

const files = readdirSync("client", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".tsx"))
  .map((name) => join("client", name));

/** Words in the markup itself; a sample in a named language (`lang="id"`) is content, not interface. */
function wordsInMarkup(file: string, text = readFileSync(file, "utf8")): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const tell = (node: ts.Node, words: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1} ${words.trim()}`);
  };
  function visit(node: ts.Node): void {
    if (ts.isJsxText(node) && hasWord.test(node.text) && !isSample(node.parent)) tell(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent))
      for (const each of literals(node.expression)) tell(each, each.text);
    if (ts.isJsxAttribute(node) && read.has(node.name.getText())) {
      const value = node.initializer;
      const given = value && ts.isJsxExpression(value) ? value.expression : value;
      for (const each of literals(given)) tell(each, each.text);
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  return found;
}

/** Literal texts that an expression may come to: itself, either side of `? :`, `||`, `??`, `&&`. */
function literals(node: ts.Node | undefined): ts.StringLiteral[] {
  const all: ts.StringLiteral[] = [];
  (function look(each: ts.Node | undefined) {
    if (!each) return;
    if (ts.isStringLiteral(each) && hasWord.test(each.text)) all.push(each);
    if (ts.isParenthesizedExpression(each)) look(each.expression);
    if (ts.isConditionalExpression(each)) {
      look(each.whenTrue);
      look(each.whenFalse);
    }
    if (ts.isBinaryExpression(each)) {
      look(each.left);
      look(each.right);
    }
  })(node);
  return all;
}

function isSample(parent: ts.Node): boolean {
  if (!ts.isJsxElement(parent)) return false;
  return parent.openingElement.attributes.properties.some(
    (each) =>
      ts.isJsxAttribute(each) &&
      each.name.getText() === "lang" &&
      each.initializer &&
      ts.isStringLiteral(each.initializer),
  );
}

test("the rule sees the client and knows a hard-coded word when it meets one", () => {
  expect(files.length).toBeGreaterThan(40);
  const bad = `const A = () => <p title="Close this" aria-label={x ? "Open it" : y}>Save {"now or never"} {z || "else"}</p>;`;
  expect(wordsInMarkup("bad.tsx", bad).map((each) => each.replace(/^\S+ /, ""))).toEqual([
    "Close this",
    "Open it",
    "Save",
    "now or never",
    "else",
  ]);
  const good = `const A = () => <p class="small" lang="ja" title={words().close}>業務指示書 {n()} · –</p>;`;
  expect(wordsInMarkup("good.tsx", good)).toEqual([]);
});

test("every word that a person sees comes from client/words, in three languages", () => {
  expect(files.flatMap((file) => wordsInMarkup(file))).toEqual([]);
});

test("no markup carries a style, which the content security policy would block", () => {
  const styled = files.filter((file) => /\sstyle=("|\{`|\{")/.test(readFileSync(file, "utf8")));
  expect(styled).toEqual([]);
});
