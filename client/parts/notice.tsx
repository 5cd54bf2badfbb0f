import { type JSX, type ParentProps, Show } from "solid-js";
import type { ShownProblem } from "../api";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { Icon, type IconName } from "./icon";

type Props = ParentProps<{
  title: string;
  kind?: "amber" | "red" | "plain";
  icon?: IconName;
  action?: JSX.Element;
  /** Spoken at once when it appears. */
  alert?: boolean;
}>;

/** What happened, that nothing is lost where that is so, and what to do. */
export function Notice(props: Props) {
  const sign = (): IconName => props.icon ?? (props.kind === "red" ? "block" : "warn");
  return (
    <div
      class="notice"
      classList={{ "notice--red": props.kind === "red", "notice--plain": props.kind === "plain" }}
      role={props.alert ? "alert" : undefined}
    >
      <Icon name={sign()} />
      <div>
        <b>{props.title}</b>
        <div class="small">{props.children}</div>
      </div>
      {props.action}
    </div>
  );
}

/** A problem answer inside a form or a dialog. */
export function ProblemNotice(props: { problem: ShownProblem | undefined; action?: JSX.Element }) {
  const words = useWords(commonWords);
  return (
    <Show when={props.problem}>
      {(problem) => (
        <Notice title={problem().title} kind="red" alert action={props.action}>
          <p>{problem().detail}</p>
          <Show when={problem().incident}>
            {(incident) => (
              <p>
                {words().incident(incident())}. {words().incidentHelp}
              </p>
            )}
          </Show>
        </Notice>
      )}
    </Show>
  );
}
