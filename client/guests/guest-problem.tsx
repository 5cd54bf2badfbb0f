import { Show } from "solid-js";
import { ProblemError, type ShownProblem } from "../api";
import { Button } from "../parts/button";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";

/** In place of what a guest's link should open. It leads to no page that asks for an account. */
export function GuestProblem(props: {
  error: unknown;
  /** What this page calls a link or code that opens nothing. */
  ended: { kind: ShownProblem["kind"]; title: string; detail: string };
  again: () => void;
}) {
  const words = useWords(commonWords);
  const problem = () => {
    if (props.error instanceof ProblemError) return props.error.problem;
    throw props.error;
  };
  const hasEnded = () => problem().kind === props.ended.kind;
  return (
    <section class="empty" role="alert">
      <h1 class="h-part">{hasEnded() ? props.ended.title : problem().title}</h1>
      <p class="muted">{hasEnded() ? props.ended.detail : problem().detail}</p>
      <Show when={!hasEnded()}>
        <Button kind="primary" onClick={() => props.again()}>
          {words().retry}
        </Button>
      </Show>
    </section>
  );
}
