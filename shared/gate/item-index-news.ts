import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { ClientItems } from "./item-index-client";
import type { WeighedUpdate } from "./weighed";

type Clients = ReadonlyMap<number, ClientItems>;

/**
 * What an update would change: `nothing`, the `whole` of its bytes, or the update that is left when what is known
 * already is taken away. Its needs must be met.
 */
export function newsOf(
  clients: Clients,
  update: WeighedUpdate,
  bytes: Uint8Array,
): "nothing" | "whole" | Uint8Array {
  let isNew = false;
  let isAllNew = true;
  for (const [client, { from, to }] of update.clients) {
    const known = clients.get(client)?.end ?? 0;
    if (to > known) isNew = true;
    if (from < known) isAllNew = false;
  }
  const areDeletesNew = update.deletes.every(
    ({ client, clock, length }) => clients.get(client)?.deleted.miss(clock, clock + length) ?? true,
  );
  if (isAllNew && areDeletesNew) return isNew || update.deletes.length > 0 ? "whole" : "nothing";
  const deletes = areDeletesNew ? bytes.subarray(update.deletesAt) : newDeletes(clients, update);
  if (!isNew && deletes.length === 1) return "nothing";
  return joined(isNew ? newStructs(clients, update, bytes, isAllNew) : noClients, deletes);
}

/** Which clocks the clients have reached, as Yjs writes it. */
export function writeStateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clocks.size);
    for (const [client, clock] of clocks) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
    }
  });
}

/** The last part of an update: by client ranges as beginning, end, beginning, end, … */
export function writeDeletes(byClient: ReadonlyMap<number, readonly number[]>): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, byClient.size);
    for (const [client, ranges] of byClient) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length / 2);
      for (let i = 0; i < ranges.length; i += 2) {
        encoding.writeVarUint(encoder, ranges[i]!);
        encoding.writeVarUint(encoder, ranges[i + 1]! - ranges[i]!);
      }
    }
  });
}

const noClients = Uint8Array.of(0);

function newStructs(
  clients: Clients,
  update: WeighedUpdate,
  bytes: Uint8Array,
  isAllNew: boolean,
): Uint8Array {
  const structs = bytes.subarray(0, update.deletesAt);
  if (isAllNew) return structs;
  const known = new Map<number, number>();
  for (const client of update.clients.keys()) known.set(client, clients.get(client)?.end ?? 0);
  const trimmed = Y.diffUpdate(joined(structs, Uint8Array.of(0)), writeStateVector(known));
  return trimmed.subarray(0, trimmed.length - 1);
}

function newDeletes(clients: Clients, { deletes }: WeighedUpdate): Uint8Array {
  const byClient = new Map<number, number[]>();
  for (const { client, clock, length } of deletes) {
    const gaps = clients.get(client)?.deleted.gaps(clock, clock + length) ?? [clock, clock + length];
    if (gaps.length === 0) continue;
    const ranges = byClient.get(client);
    if (ranges) for (const bound of gaps) ranges.push(bound);
    else byClient.set(client, gaps);
  }
  return writeDeletes(byClient);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
