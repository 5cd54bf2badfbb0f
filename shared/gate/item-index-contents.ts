import { ClientItems } from "./item-index-client";
import { Holders, NumberedHolder } from "./item-index-holders";
import { Names } from "./item-index-names";
import type { Holder } from "./rooms";

export type Contents = ReturnType<typeof createContents>;

/** All that an item index keeps of a document. */
export function createContents() {
  const clients = new Map<number, ClientItems>();
  const holders = new Holders();

  return {
    clients,
    holders,
    /** Of attributes and facts. */
    keys: new Names(),
    /** Of attributes that only the server may change: by `valueName` the last value that was not the default. */
    values: new Map<string, unknown>(),
    /** By number of a text the marks that it ever had which may overlap. */
    marks: new Map<number, Set<string>>(),

    clockOf: (client: number): number => clients.get(client)?.end ?? 0,

    itemsOf(client: number): ClientItems {
      let items = clients.get(client);
      if (!items) {
        items = new ClientItems();
        clients.set(client, items);
      }
      return items;
    },

    /** Undefined for what is not in the document yet. */
    numberOf(holder: Holder): number | undefined {
      if (holder instanceof NumberedHolder) return holder.number;
      if (holder.root !== undefined) return holders.root(holder.root).number;
      const items = clients.get(holder.client);
      if (!items || holder.clock >= items.end) return undefined;
      const detail = items.detail(items.at(holder.clock));
      return detail > 0 ? detail : undefined;
    },
  };
}

export const valueName = (holder: number, key: string): string => `${holder} ${key}`;

/** A run's detail for an attribute: below 0, and even where a value is kept. */
export const attributeDetail = (key: number, isKept: boolean): number => -1 - 2 * key - (isKept ? 1 : 0);
export const keyOf = (detail: number): number => (-1 - detail) >> 1;
export const isKeptValue = (detail: number): boolean => detail < 0 && (detail & 1) === 0;
