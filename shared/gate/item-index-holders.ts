import { serverOnly } from "../document/schema";
import { Names } from "./item-index-names";
import { type Holder, rootHolder, type Standing } from "./rooms";

/** A holder of one index, with its number there. */
export class NumberedHolder implements Holder, Standing {
  readonly number: number;
  readonly kind: Holder["kind"];
  readonly root: string | undefined;
  readonly client: number;
  readonly clock: number;
  readonly node: string;
  readonly depth: number;
  /** As where the things of its list stand. */
  readonly holder = this;
  readonly key = undefined;

  constructor(
    number: number,
    kind: Holder["kind"],
    root: string | undefined,
    client: number,
    clock: number,
    node: string,
    depth: number,
  ) {
    this.number = number;
    this.kind = kind;
    this.root = root;
    this.client = client;
    this.clock = clock;
    this.node = node;
    this.depth = depth;
  }
}

const stride = 5;
const deepest = 255;
const kept = 64;

/**
 * The elements, texts and roots of a document by number. They are kept as numbers; the objects that the gate
 * wants are made when asked for, and the last few stay.
 */
export class Holders {
  /** Numbers begin at 1. */
  private count = 1;
  /**
   * Of each: what it is, client, clock, items of its list, items under its attributes. What it is: of a root
   * its index among the roots, counted down from -1; of others bits: text, server-only, depth, node name.
   */
  private table = new Int32Array(stride * 8);
  private readonly roots: NumberedHolder[] = [];
  private readonly nodes = new Names();
  private readonly made: (NumberedHolder | undefined)[] = new Array(kept);

  get(number: number): NumberedHolder {
    const known = this.made[number % kept];
    if (known?.number === number) return known;
    const at = number * stride;
    const { table } = this;
    const what = table[at]!;
    if (what < 0) return this.roots[-1 - what]!;
    const made = new NumberedHolder(
      number,
      what & 1 ? "text" : "element",
      undefined,
      table[at + 1]! >>> 0,
      table[at + 2]!,
      this.nodes.name(what >> 10),
      (what >> 2) & deepest,
    );
    this.made[number % kept] = made;
    return made;
  }

  root(name: string): NumberedHolder {
    for (const known of this.roots) if (known.root === name) return known;
    const { kind, node } = rootHolder(name);
    const number = this.push(-1 - this.roots.length, 0, 0);
    const made = new NumberedHolder(number, kind, name, 0, 0, node, 0);
    this.roots.push(made);
    return made;
  }

  add(kind: "element" | "text", client: number, clock: number, node: string, depth: number): number {
    const isServerOnly = kind === "element" && serverOnly.has(node);
    const what = (kind === "text" ? 1 : 0) | (isServerOnly ? 2 : 0);
    return this.push(what | (Math.min(depth, deepest) << 2) | (this.nodes.number(node) << 10), client, clock);
  }

  /** Whether only the server may create, change and delete this element. */
  isServerOnly(number: number): boolean {
    const what = this.table[number * stride]!;
    return what > 0 && (what & 2) !== 0;
  }

  /** At most how many items of Yjs its list, or the chains of all its attributes, are made of. */
  pieces(number: number, isAttribute: boolean): number {
    return this.table[number * stride + (isAttribute ? 4 : 3)]!;
  }

  addPieces(number: number, isAttribute: boolean, more: number): void {
    this.table[number * stride + (isAttribute ? 4 : 3)]! += more;
  }

  private push(what: number, client: number, clock: number): number {
    const number = this.count++;
    const at = number * stride;
    if (at === this.table.length) {
      const grown = new Int32Array(at + stride * (8 + (this.count >> 2)));
      grown.set(this.table);
      this.table = grown;
    }
    this.table[at] = what;
    this.table[at + 1] = client;
    this.table[at + 2] = clock;
    return number;
  }
}
