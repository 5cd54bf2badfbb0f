/**
 * The gate of a room: what a client sends is weighed (`weighUpdate`, from the bytes alone) and placed
 * (`placeUpdate`, against what the room holds) before anything of Yjs sees it. Both are pure, never throw, and
 * answer with a reason for the log.
 */
export { createItemIndex, type ItemIndex, storedLimits } from "./gate/item-index";
export { unmetNeeds } from "./gate/needs";
export { bringsNews, type PlaceOptions, placeUpdate } from "./gate/place";
export { type PresenceEntry, readPresence } from "./gate/presence";
export type { GateRoom } from "./gate/rooms";
export { type UpdateLimits, updateLimits, weighUpdate } from "./gate/weigh";
export type { WeighedUpdate } from "./gate/weighed";
export { yDocParents } from "./gate/y-doc-parents";
