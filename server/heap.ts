import { setFlagsFromString } from "node:v8";

/**
 * Lets the heap grow by a third between two collections, not to its double: most of what the live engine makes lives
 * for a turn, and on a machine with much memory Node would keep it all until it had a few hundred megabytes of it.
 */
export const keepHeapSmall = () => setFlagsFromString("--heap-growing-percent=30");
