/** What an update of Yjs holds, read off its bytes. Clocks and lengths are in Yjs units (UTF-16 for text). */

export type Id = { client: number; clock: number };
export type Range = { client: number; clock: number; length: number };

export type Struct = Range & {
  /**
   * `gone`: forgotten by its author's garbage collection, stands nowhere. `deleted`: stands somewhere,
   * content forgotten. `text` is the Y.XmlText that holds `string`s and `mark`s.
   */
  kind: "gone" | "deleted" | "string" | "mark" | "element" | "text" | "value";
  /** The neighbours it was placed between. With neither, `parent` says where it stands. */
  origin: Id | undefined;
  rightOrigin: Id | undefined;
  /** The name of a root or the id of the element or text. */
  parent: string | Id | undefined;
  /** Attribute name or key, where the wire carries it: else it is that of the neighbour. */
  key: string | undefined;
  /** Of an element its node name, of a mark its name. */
  name: string;
  /** Of a mark that may overlap with its like, what follows its name. */
  suffix: string;
  /** Of a mark its attributes or null where it ends; of a `value` the array of its values. */
  value: unknown;
  /** The bytes the content takes. */
  bytes: number;
};

/** The structs of one client: `structs[first]` to `structs[end - 1]`, clocks from `from` to below `to`. */
export type Run = { from: number; to: number; first: number; end: number };

export type WeighedUpdate = {
  bytes: number;
  /** Where among the bytes the structs end and the deletes begin. */
  deletesAt: number;
  /** By client, each client's in the order of their clocks. */
  structs: readonly Struct[];
  clients: ReadonlyMap<number, Run>;
  /** Sorted and without overlap within each client. */
  deletes: readonly Range[];
  /** By client the clock that a room must have reached for this update to make sense there. */
  needs: ReadonlyMap<number, number>;
};

/** `why` is for the log: a short code, then words. */
export type Refused = { ok: false; why: string };
