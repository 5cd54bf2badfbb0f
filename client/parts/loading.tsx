import { createSignal, type JSX, onCleanup, type ParentProps, type Resource, Show } from "solid-js";
import { ProblemError } from "../api";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { heldBy } from "./held-by";
import { ProblemPage } from "./problem-page";

/** Shows its children after 200 ms: what comes sooner needs no announcement. */
export function Later(props: ParentProps) {
  const [due, setDue] = createSignal(false);
  const timer = setTimeout(() => setDue(true), 200);
  onCleanup(() => clearTimeout(timer));
  return <Show when={due()}>{props.children}</Show>;
}

/** Says that something is being loaded, once it takes long enough to be noticed. */
export function Loading() {
  const words = useWords(commonWords);
  return (
    <p class="loading" role="status">
      <Later>
        <span class="spin" aria-hidden="true" /> {words().loading}
      </Later>
    </p>
  );
}

/** The value of a resource once it is there; until then nothing, then "Loading…"; a problem as a page. */
export function Loaded<Value extends object>(props: {
  from: Resource<Value>;
  again: () => void;
  children: (value: () => Value) => JSX.Element;
}) {
  const value = () => heldBy(props.from);
  return (
    <Show
      when={value()}
      fallback={
        <Show when={props.from.error} fallback={<Loading />}>
          {(error) => <ProblemPage problem={problemOf(error())} again={props.again} />}
        </Show>
      }
    >
      {(there) => props.children(there)}
    </Show>
  );
}

function problemOf(error: unknown) {
  if (error instanceof ProblemError) return error.problem;
  throw error;
}
