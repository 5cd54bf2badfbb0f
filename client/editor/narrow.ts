import { createSignal, onCleanup } from "solid-js";

/** Too narrow for the text and a panel beside it: panels come from the bottom then. */
export const narrowQuery = "(max-width: 900px)";

export function useNarrow(): () => boolean {
  const query = window.matchMedia(narrowQuery);
  const [isNarrow, setNarrow] = createSignal(query.matches);
  const look = () => setNarrow(query.matches);
  query.addEventListener("change", look);
  onCleanup(() => query.removeEventListener("change", look));
  return isNarrow;
}
