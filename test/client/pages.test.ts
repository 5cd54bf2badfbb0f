import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { isPage, pages } from "../../shared/pages";

/** The addresses of the routes in `app.tsx`, nested ones joined. */
function routesOfApp(): string[] {
  const source = ts.createSourceFile(
    "app.tsx",
    readFileSync("client/app.tsx", "utf8"),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: string[] = [];
  function visit(node: ts.Node, above: string): void {
    const opening = ts.isJsxElement(node)
      ? node.openingElement
      : ts.isJsxSelfClosingElement(node)
        ? node
        : undefined;
    let here = above;
    if (opening?.tagName.getText() === "Route") {
      const path = opening.attributes.properties
        .filter(ts.isJsxAttribute)
        .find((each) => each.name.getText() === "path")?.initializer;
      if (path && ts.isStringLiteral(path))
        here = `${above}${path.text}`.replace(/\/+/g, "/").replace(/(.)\/$/, "$1");
      if (ts.isJsxSelfClosingElement(node)) found.push(here);
    }
    ts.forEachChild(node, (child) => visit(child, here));
  }
  visit(source, "");
  return found;
}

test("the server answers exactly the addresses at which the client shows a page", () => {
  expect(
    routesOfApp()
      .filter((route) => route !== "*")
      .sort(),
  ).toEqual([...pages].sort());
});

test("an address is a page whole or not at all", () => {
  expect(isPage("/p/0190/documents")).toBe(true);
  expect(isPage("/p/0190/documents/")).toBe(true);
  for (const path of [
    "/p/0190/documents/x/y",
    "/P/0190",
    "/p//documents",
    "/sign-in/x",
    "/../etc/passwd",
    "",
  ])
    expect(isPage(path), path).toBe(false);
});
