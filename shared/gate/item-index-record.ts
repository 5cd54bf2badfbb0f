import type { ClientItems } from "./item-index-client";
import { nowhere } from "./item-index-client";
import { attributeDetail, type Contents, valueName } from "./item-index-contents";
import type { Holder, Standing } from "./rooms";
import { isDefault } from "./rules";
import type { Struct } from "./weighed";

/** Writes into an item index what an update brings, each client's items in the order of their clocks. */
export function recorder({ clients, holders, keys, values, marks, itemsOf, numberOf }: Contents) {
  const detailOf = (struct: Struct, holder: Holder, number: number, key: string | undefined): number => {
    const { kind, name, client, clock } = struct;
    if (key !== undefined) return attributeDetail(keys.number(key), keepsValue(struct, holder, number, key));
    if (kind === "element") return holders.add(kind, client, clock, name, holder.depth + 1);
    return kind === "text" ? holders.add(kind, client, clock, holder.node, holder.depth) : 0;
  };

  /** Whether it sets what only the server may, to something else than an editor might have spelt out. */
  const keepsValue = ({ kind, value }: Struct, { node }: Holder, number: number, key: string): boolean => {
    if (kind !== "value" || !holders.isServerOnly(number)) return false;
    const telling = (value as unknown[]).find((one) => !isDefault(node, key, one));
    if (telling !== undefined) values.set(valueName(number, key), telling);
    return telling !== undefined;
  };

  const addMark = ({ name, suffix }: Struct, number: number) => {
    const found = marks.get(number);
    if (found) found.add(name + suffix);
    else marks.set(number, new Set([name + suffix]));
  };

  /** Characters deleted are cut out of their item, unless they join others that are. */
  const countCuts = (items: ClientItems, from: number, to: number) => {
    const first = items.at(from);
    const last = items.at(to - 1);
    const joinsLeft = from > 0 && items.at(from - 1) === first && items.deleted.cover(from - 1, from);
    const joinsRight = to < items.end && items.at(to) === last && items.deleted.cover(to, to + 1);
    if (first === last && (joinsLeft || joinsRight)) return;
    for (const run of [first, last]) {
      const number = items.holder(run);
      if (number !== nowhere) holders.addPieces(number, items.detail(run) < 0, 1);
    }
  };

  /** Ranges of one client: beginning, end, beginning, end, … */
  const markDeleted = (items: ClientItems, ranges: readonly number[]) => {
    const fresh: number[] = [];
    for (let i = 0; i < ranges.length; i += 2)
      for (const bound of items.deleted.gaps(ranges[i]!, ranges[i + 1]!)) fresh.push(bound);
    for (let i = 0; i < fresh.length; i += 2) countCuts(items, fresh[i]!, fresh[i + 1]!);
    if (fresh.length === 2) items.deleted.add(fresh[0]!, fresh[1]!);
    else if (fresh.length > 2) items.deleted.addSorted(fresh);
  };

  /** An item and where it stands; clocks left out since the last one have vanished. */
  const record = (struct: Struct, { holder, key }: Standing) => {
    const items = itemsOf(struct.client);
    items.vanish(struct.clock);
    const from = items.end;
    const number = numberOf(holder)!;
    holders.addPieces(number, key !== undefined, items.continues(struct) ? 0 : piecesOf(struct));
    if (struct.origin) clients.get(struct.origin.client)!.leanOn(struct.origin.clock);
    items.append(struct.clock + struct.length, number, detailOf(struct, holder, number, key));
    if (struct.kind === "deleted") markDeleted(items, [from, items.end]);
    if (struct.kind === "mark" && struct.suffix !== "" && struct.value !== null) addMark(struct, number);
  };

  return { record, markDeleted };
}

/**
 * At most how many items more Yjs will have in the list: this one, and one more for each neighbour that it cuts
 * to come between. What goes on from its own author's last characters, before the same neighbour, needs no
 * item of its own: what may come between the two later has an item counted for that itself.
 */
function piecesOf({ origin, rightOrigin }: Struct): number {
  const isOneCut = origin && rightOrigin?.client === origin.client && rightOrigin.clock === origin.clock + 1;
  return 1 + (origin ? 1 : 0) + (rightOrigin && !isOneCut ? 1 : 0);
}
