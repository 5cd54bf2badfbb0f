import type { Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { blockIdFrom } from "../../../shared/ids";

/** Did this change come out of Yjs: from somebody else, from undo, from loading? Such changes are never added to. */
export const isFromYjs = (transaction: Transaction): boolean =>
  Boolean(transaction.getMeta(ySyncPluginKey)?.isChangeOrigin);

/** Is at least one of these a change by the person at this screen, and none from Yjs? */
export const isActing = (transactions: readonly Transaction[]): boolean =>
  transactions.some((each) => each.docChanged) && !transactions.some(isFromYjs);

export const newBlockId = (): string => blockIdFrom(crypto.getRandomValues(new Uint8Array(12)));
