import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { Localised } from "../../shared/locale/languages";
import type { FollowUpAnswer, RegisterDeedAnswer } from "../../shared/register/answers";
import type { Missing, MissingInAnswer } from "../../shared/register/missing";
import { type RegisterState, stateWords } from "../../shared/register/states";
import { Icon, type IconName } from "../parts/icon";
import { LocalText } from "../parts/local-text";
import { useProject } from "../projects/project";
import { listed } from "../words/listed";
import { registersWords } from "../words/registers";
import { calendarDate, dayAndTime } from "../words/times";
import { language, useWords } from "../words/words";
import type { RegisterName } from "./registers.data";

const looks: Record<RegisterState, { class: string; icon: IconName }> = {
  open: { class: "chip--amber", icon: "warn" },
  proposed: { class: "chip--accent", icon: "propose" },
  answered: { class: "chip--green", icon: "check" },
  closed: { class: "", icon: "lock" },
  merged: { class: "", icon: "link" },
  in_progress: { class: "chip--accent", icon: "clock" },
  blocked: { class: "chip--red", icon: "block" },
  done: { class: "chip--green", icon: "check" },
  withdrawn: { class: "", icon: "close" },
  standing: { class: "", icon: "decision" },
  superseded: { class: "", icon: "undo" },
};

export function StateChip(props: { state: RegisterState }) {
  return (
    <span class={`chip ${looks[props.state].class}`}>
      <Icon name={looks[props.state].icon} />
      {stateWords[language()][props.state]}
    </span>
  );
}

/** Its state; of a row whose block is gone, that it is. */
export function RowState(props: { row: { state: RegisterState; withdrawnAt: number | null } }) {
  const words = useWords(registersWords);
  return (
    <Show when={props.row.withdrawnAt !== null} fallback={<StateChip state={props.row.state} />}>
      <span class="chip">
        <Icon name="close" />
        {words().isWithdrawn}
      </span>
    </Show>
  );
}

/** Who said it, or why it is not told. */
export function Giver(props: { row: { by: string | null; isGiverHidden: boolean } }) {
  const words = useWords(registersWords);
  return (
    <Show
      when={props.row.by}
      fallback={
        <span class="faint">{props.row.isGiverHidden ? words().notAttributed : words().notNamed}</span>
      }
    >
      <bdi>{props.row.by}</bdi>
    </Show>
  );
}

/** The organisation and the person who do it; one name's direction of writing leaves the other's alone. */
export function Owner(props: { row: Pick<FollowUpAnswer, "owner" | "person"> }) {
  const words = useWords(registersWords);
  return (
    <Show
      when={props.row.owner || props.row.person}
      fallback={<span class="say say--amber">{words().noOwner}</span>}
    >
      <span class="clamp">
        <bdi>{props.row.owner}</bdi>
        <Show when={props.row.owner && props.row.person}> · </Show>
        <bdi>{props.row.person}</bdi>
      </span>
    </Show>
  );
}

/** The minutes in which it stands, at its place. */
export function MinutesLink(props: {
  row: { document: { id: string; title: Localised } | null; place: string | null };
}) {
  const project = useProject();
  return (
    <Show when={props.row.document}>
      {(minutes) => (
        <A class="tap" href={`/p/${project.facts().id}/docs/${minutes().id}#${props.row.place ?? ""}`}>
          <LocalText of={minutes().title} />
        </A>
      )}
    </Show>
  );
}

/** The same among the facts of a row; nothing for one that stands in no minutes. */
export function MinutesFact(props: Parameters<typeof MinutesLink>[0]) {
  const words = useWords(registersWords);
  return (
    <Show when={props.row.document}>
      <dt>{words().minutes}</dt>
      <dd>
        <MinutesLink row={props.row} />
      </dd>
    </Show>
  );
}

/** The head of a row in a register's table: its name, which leads to its page, and its words. */
export function RowHead(props: {
  register: RegisterName;
  name: string;
  row: { id: string; text: Localised };
}) {
  const project = useProject();
  return (
    <th scope="row">
      <A class="t" href={`/p/${project.facts().id}/${props.register}/${props.row.id}`}>
        {props.name}
      </A>
      <span class="serif in" dir="auto">
        <LocalText of={props.row.text} />
      </span>
    </th>
  );
}

export function TopicName(props: { of: string | null }) {
  const words = useWords(registersWords);
  const project = useProject();
  const topic = () => project.facts().topics.find(({ id }) => id === props.of);
  return (
    <Show when={topic()} fallback={<span class="faint">{words().noTopic}</span>}>
      {(found) => <LocalText of={found().name} />}
    </Show>
  );
}

export function DueDay(props: { row: Pick<FollowUpAnswer, "due" | "isOverdue"> }) {
  const words = useWords(registersWords);
  return (
    <Show when={props.row.due} fallback={<span class="say say--amber">{words().noDue}</span>}>
      {(due) => (
        <span classList={{ "say say--red": props.row.isOverdue }}>
          <Show when={props.row.isOverdue}>
            <Icon name="warn" small />
            {words().overdue}:{" "}
          </Show>
          {calendarDate(due())}
        </span>
      )}
    </Show>
  );
}

/** What holds a follow-up up, and what was last reported. */
export function HowFar(props: { row: Pick<FollowUpAnswer, "blockedBy" | "progress"> }) {
  const words = useWords(registersWords);
  return (
    <>
      <Show when={props.row.blockedBy}>
        {(obstacle) => (
          <span class="say say--red">
            <Icon name="block" small />
            <span class="anywhere">
              {words().blockedBy}: {obstacle()}
            </span>
          </span>
        )}
      </Show>
      <Show when={props.row.progress}>
        {(last) => (
          <span class="small muted clamp" dir="auto">
            {dayAndTime(last().at)}: {last().note}
          </span>
        )}
      </Show>
    </>
  );
}

/** What is missing, in words. */
export function MissingFacts(props: { of: readonly (Missing | MissingInAnswer)[] }) {
  const words = useWords(registersWords);
  return (
    <Show when={props.of.length > 0}>
      <p class="say say--amber">
        <Icon name="warn" small />
        <span>
          {words().lacks}: {listed(props.of.map((name) => words().missing[name]))}
        </span>
      </p>
    </Show>
  );
}

export function History(props: { of: readonly RegisterDeedAnswer[] }) {
  const words = useWords(registersWords);
  const note = (deed: RegisterDeedAnswer) => {
    const { note: said, state, reason } = deed.detail;
    const shown = typeof state === "string" && state in stateWords.en ? (state as RegisterState) : undefined;
    return [shown && stateWords[language()][shown], said, reason].filter(Boolean).join(" · ");
  };
  return (
    <section class="block" aria-labelledby="history">
      <header>
        <h2 id="history">{words().history}</h2>
      </header>
      <ol class="links">
        <For each={props.of} fallback={<li class="faint">{words().noHistory}</li>}>
          {(deed) => (
            <li>
              <span>
                {[deed.by, words().deeds[deed.what]].filter(Boolean).join(" · ")}
                <Show when={note(deed)}>: {note(deed)}</Show>
              </span>
              <span class="small faint">{dayAndTime(deed.at)}</span>
            </li>
          )}
        </For>
      </ol>
    </section>
  );
}
