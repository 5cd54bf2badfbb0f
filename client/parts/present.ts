import { createResource, onCleanup, type Resource } from "solid-js";
import { ProblemError } from "../api";

const lookEvery = 4_000;

/**
 * A resource that is looked at again every few seconds while the page is seen, and at once by whoever comes back to it.
 * What is there stays when the server is out of reach, and where nothing changed, nothing is drawn anew.
 */
export function usePresent<Value, Asking = string>(
  asking: () => Asking,
  get: (asking: Asking) => Promise<Value>,
  every = lookEvery,
): [Resource<Value>, () => Promise<void>, (change: (before: Value) => Value) => void] {
  const [value, { mutate, refetch }] = createResource<Value, string>(
    () => JSON.stringify(asking()),
    () => get(asking()),
  );
  let turn = 0;

  async function again() {
    turn += 1;
    const mine = turn;
    const wanted = JSON.stringify(asking());
    try {
      const next = await get(asking());
      // An older answer that comes late would take back what was shown since.
      if (mine !== turn || wanted !== JSON.stringify(asking())) return;
      const before = value.error ? undefined : value.latest;
      if (JSON.stringify(before) !== JSON.stringify(next)) mutate(() => next);
    } catch (why) {
      if (!(why instanceof ProblemError)) throw why;
      if (why.problem.kind !== "offline") await refetch();
    }
  }

  let isLooking = false;
  async function look() {
    if (document.hidden || isLooking) return;
    isLooking = true;
    try {
      await again();
    } finally {
      isLooking = false;
    }
  }
  const start = () => void look();
  const timer = setInterval(start, every);
  document.addEventListener("visibilitychange", start);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", start);
  });

  return [
    value,
    again,
    (change) => {
      turn += 1;
      mutate((before) => before && change(before));
    },
  ];
}
