import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { ShownProblem } from "../api";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { Button, buttonClass } from "./button";
import { Icon } from "./icon";

/** In place of a page that could not be opened. Being signed out shows nothing: the sign-in page follows. */
export function ProblemPage(props: { problem: ShownProblem; again?: () => void }) {
  const words = useWords(commonWords);
  const mayHelp = () => props.problem.kind !== "not-found" && props.problem.kind !== "forbidden";
  return (
    <Show when={props.problem.kind !== "signed-out"}>
      <section class="empty" role="alert">
        <Show when={props.problem.incident}>
          {(incident) => (
            <p class="say say--red">
              <Icon name="block" small />
              {words().incident(incident())}
            </p>
          )}
        </Show>
        <h1 class="h-part">{props.problem.title}</h1>
        <p class="muted">{props.problem.detail}</p>
        <div class="row row--wrap">
          <Show when={mayHelp() && props.again}>
            <Button kind="primary" onClick={() => props.again?.()}>
              {words().retry}
            </Button>
          </Show>
          <A class={buttonClass({})} href="/">
            {words().backHome}
          </A>
        </div>
        <Show when={props.problem.incident}>
          <p class="small faint">{words().incidentHelp}</p>
        </Show>
      </section>
    </Show>
  );
}
