import { onCleanup } from "solid-js";

const claims = new Set<() => boolean>();

/** The live part says here whether something written on this page has not reached the server. Inside a component. */
export function claimUnsaved(isUnsaved: () => boolean): void {
  claims.add(isUnsaved);
  onCleanup(() => claims.delete(isUnsaved));
}

export const somethingUnsaved = (): boolean => [...claims].some((isUnsaved) => isUnsaved());
