import { isAlias, isMap, isNode, isScalar, Lexer, LineCounter, type Node, parseDocument, visit } from "yaml";
import { type Mistake, TemplateMistakes } from "./mistakes";

export type Path = readonly PropertyKey[];

/** A YAML file: what it says, and where it says it. */
export type YamlFile = {
  name: string;
  value: unknown;
  /** A mistake at the value of a path, or at the nearest value around it that the file has. */
  mistakeAt: (path: Path, message: string) => Mistake;
  /** The same for a key that should not be there. */
  mistakeAtKey: (path: Path, key: string, message: string) => Mistake;
};

/** The largest template of ours has 25 kB; a text of a megabyte is something else. */
export const largestFile = 128 * 1024;
const deepest = 40;

/**
 * Reads YAML 1.2 of our own strict kind: no aliases, no tags, no key twice, one document. Throws
 * TemplateMistakes.
 */
export function readYaml(text: string, name: string): YamlFile {
  const at = (message: string) => new TemplateMistakes([{ file: name, line: 1, column: 1, message }]);
  if (text.length > largestFile) {
    throw at(`is longer than ${largestFile / 1024} kB, which no template needs to be`);
  }
  if (isTooDeep(text)) throw at(`nests deeper than ${deepest} levels`);
  return read(text, name);
}

function read(text: string, name: string): YamlFile {
  const at = (line: number, column: number, message: string): Mistake => ({
    file: name,
    line,
    column,
    message,
  });
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: "1.2",
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    uniqueKeys: true,
  });
  const atOffset = (offset: number, message: string): Mistake => {
    const { line, col } = lines.linePos(offset);
    return at(line || 1, col || 1, message);
  };
  const mistakes = [...document.errors, ...document.warnings].map((error) =>
    atOffset(error.pos[0], error.message),
  );
  visit(document, {
    Node: (_, node) => {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node)) mistakes.push(atOffset(offset, "is an alias: write the text out instead"));
      else if ("anchor" in node && node.anchor)
        mistakes.push(atOffset(offset, "has an anchor, which no template needs"));
      else if (node.tag) mistakes.push(atOffset(offset, `has a tag (${node.tag}), which no template needs`));
    },
    Pair: (_, pair) => {
      if (isScalar(pair.key) && typeof pair.key.value === "string") return;
      mistakes.push(
        atOffset(isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0, "has a key that is not a word"),
      );
    },
  });
  if (mistakes.length > 0) throw new TemplateMistakes(mistakes.slice(0, 50));
  const nodeAt = (path: Path): Node | null => {
    for (let length = path.length; length > 0; length--) {
      const found = document.getIn(path.slice(0, length), true);
      if (isNode(found) && found.range) return found;
    }
    return isNode(document.contents) ? document.contents : null;
  };
  return {
    name,
    value: document.toJS({ maxAliasCount: 0 }),
    mistakeAt: (path, message) => atOffset(nodeAt(path)?.range?.[0] ?? 0, message),
    mistakeAtKey: (path, key, message) => {
      const parent = path.length === 0 ? document.contents : document.getIn(path, true);
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined;
      const offset = isNode(pair?.key) ? pair.key.range?.[0] : nodeAt(path)?.range?.[0];
      return atOffset(offset ?? 0, message);
    },
  };
}

/** The parser recurses, and its time grows with the square of the depth: so depth is judged before it runs. */
function isTooDeep(text: string): boolean {
  if (text.split("\n").some((line) => /^[\s?:-]*/.exec(line)![0].length > deepest * 4)) return true;
  let open = 0;
  let before = "";
  for (const token of new Lexer().lex(text)) {
    // The lexer announces the text of a scalar by this sign: what follows is never structure.
    if (before !== "\u001f") {
      if (token === "[" || token === "{") open += 1;
      else if (token === "]" || token === "}") open -= 1;
      if (open > deepest) return true;
    }
    before = token;
  }
  return false;
}
