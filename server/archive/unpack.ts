/** Takes an archive apart and believes nothing of it: names, lengths and hashes are looked at before anything is used. */
import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { z } from "zod";
import { readId } from "../../shared/ids";
import { formatName, formatVersion, type Head, headPath, mostBytes } from "./format";

/** Its message is for the person who gave the file. */
export class BadArchive extends Error {}

/** More than any project has. */
const mostFiles = 100_000;
const mostHeadBytes = 32 << 20;
/** Every name that we write, and no way out of a folder. */
const ourPath =
  /^(archive|people)\.json$|^(tables|texts|versions|materials|letters)\/[a-z0-9_-]+(\.[a-z]{2})?(\.json|\.yjs)?$/;

const HeadShape = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  migration: z.string().max(100),
  project: z.string().refine((id) => readId(id) !== undefined),
  at: z.number(),
  isPersonal: z.boolean(),
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});

export type Unpacked = {
  head: Head;
  has: (path: string) => boolean;
  /** The file as it was written; throws when it is not there or not the same. */
  file: (path: string) => Uint8Array;
  json: (path: string) => unknown;
};

export function unpack(zip: Uint8Array): Unpacked {
  const sizes = new Map<string, number>();
  let total = 0;
  read(zip, ({ name, originalSize }) => {
    if (!ourPath.test(name)) throw new BadArchive(`It holds a file that no archive has: ${shown(name)}.`);
    if (sizes.has(name)) throw new BadArchive(`It holds a file twice: ${name}.`);
    sizes.set(name, originalSize);
    total += originalSize;
    if (total > mostBytes || sizes.size > mostFiles)
      throw new BadArchive("Unpacked it would be larger than any archive.");
    return false;
  });
  if ((sizes.get(headPath) ?? Number.POSITIVE_INFINITY) > mostHeadBytes)
    throw new BadArchive(`It is no archive of a project: it has no ${headPath}.`);
  const parsed = HeadShape.safeParse(parse(headPath, one(zip, headPath)));
  if (!parsed.success)
    throw new BadArchive(`It is no archive that this program reads: ${headPath} is not ours.`);
  const head: Head = parsed.data;
  for (const path of Object.keys(head.files))
    if (!sizes.has(path)) throw new BadArchive(`A file is missing: ${shown(path)}.`);
  for (const path of sizes.keys())
    if (path !== headPath && !Object.hasOwn(head.files, path))
      throw new BadArchive(`It holds a file that it does not name: ${path}.`);

  function file(path: string): Uint8Array {
    const listed = Object.hasOwn(head.files, path) ? head.files[path] : undefined;
    if (!listed) throw new BadArchive(`A file is missing: ${shown(path)}.`);
    const bytes = one(zip, path);
    const isSame =
      bytes.byteLength === listed.bytes && createHash("sha256").update(bytes).digest("hex") === listed.sha256;
    if (!isSame) throw new BadArchive(`A file is not as it was written: ${path}.`);
    return bytes;
  }
  return {
    head,
    has: (path) => Object.hasOwn(head.files, path),
    file,
    json: (path) => parse(path, file(path)),
  };
}

type Entry = { name: string; originalSize: number; size: number };

/** Room is made for the length that is named, and no more is unpacked. */
function read(zip: Uint8Array, filter: (entry: Entry) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    if (error instanceof BadArchive) throw error;
    throw new BadArchive("It is no zip file, or a damaged one.");
  }
}

function one(zip: Uint8Array, path: string): Uint8Array {
  const bytes = read(zip, ({ name }) => name === path)[path];
  if (!bytes) throw new BadArchive(`A file is missing: ${path}.`);
  return bytes;
}

function parse(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new BadArchive(`${path} is not JSON.`);
  }
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 80));
