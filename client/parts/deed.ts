import { batch, createSignal } from "solid-js";
import { ProblemError, type ShownProblem } from "../api";

/** Something a person asked for, while it is under way and when it was refused. */
export type Deed<Given extends unknown[]> = {
  /** Does it once at a time; answers whether it was done. */
  run: (...given: Given) => Promise<boolean>;
  busy: () => boolean;
  problem: () => ShownProblem | undefined;
  /** What the server says about one input, by its path in the request. */
  errorFor: (path: string) => string | undefined;
  forget: () => void;
};

/** Wraps a request of a form or a button. Only ProblemError is caught: anything else is our mistake. */
export function createDeed<Given extends unknown[]>(
  work: (...given: Given) => Promise<unknown>,
): Deed<Given> {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<ShownProblem>();

  async function run(...given: Given): Promise<boolean> {
    if (busy()) return false;
    batch(() => {
      setBusy(true);
      setProblem(undefined);
    });
    try {
      await work(...given);
      return true;
    } catch (why) {
      if (!(why instanceof ProblemError)) throw why;
      setProblem(why.problem);
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    run,
    busy,
    problem,
    errorFor: (path) => problem()?.errors?.find((error) => error.path === path)?.message,
    forget: () => setProblem(undefined),
  };
}
