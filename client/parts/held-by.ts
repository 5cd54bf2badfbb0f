import type { Resource } from "solid-js";

/**
 * What a resource holds, or undefined while there is nothing yet or after a problem. Unlike reading the
 * resource itself it never suspends: a page that is open stays in place while a part of it loads.
 */
export const heldBy = <Value>(resource: Resource<Value>): Value | undefined =>
  resource.state === "ready" || resource.state === "refreshing" ? resource.latest : undefined;
