import { A, useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { FollowUpAnswer, WithHistory } from "../../shared/register/answers";
import { type FollowUpState, followUpStates, mayStep, stateWords } from "../../shared/register/states";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Field, SelectField, TextField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { Notice, ProblemNotice } from "../parts/notice";
import { usePageTitle } from "../parts/page-title";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { registersWords } from "../words/registers";
import { calendarDate } from "../words/times";
import { language, useWords } from "../words/words";
import { type OpenFollowUp, useFollowUp } from "./registers.data";
import { DueDay, History, MissingFacts, Owner, RowState } from "./row-facts";

/** One follow-up: who does what until when, how far it is, and how that came about. */
export function FollowUpPage() {
  const params = useParams<{ row: string }>();
  const project = useProject();
  const followUp = useFollowUp(() => ({ project: project.facts().id, followUp: params.row }));
  return (
    <Loaded from={followUp.row} again={followUp.again}>
      {(row) => <FollowUp row={row()} followUp={followUp} />}
    </Loaded>
  );
}

function FollowUp(props: { row: WithHistory<FollowUpAnswer>; followUp: OpenFollowUp }) {
  const words = useWords(registersWords);
  const project = useProject();
  const isThere = () => props.row.withdrawnAt === null;
  usePageTitle(() => words().followUp(props.row.number));
  return (
    <>
      <A class="btn btn--quiet btn--small" href={`/p/${project.facts().id}/follow-ups`}>
        <Icon name="back" small />
        {words().back.followUps}
      </A>
      <div class="head">
        <h1 class="h-page">{words().followUp(props.row.number)}</h1>
        <RowState row={props.row} />
      </div>
      <div class="cols">
        <div class="stack-blocks">
          <Show when={!isThere()}>
            <Notice title={words().withdrawn}>{words().withdrawnText}</Notice>
          </Show>
          <p class="serif say-it" dir="auto">
            <LocalText of={props.row.text} />
          </p>
          <Show when={isThere() && project.may("register.progress")}>
            <Report row={props.row} report={props.followUp.report} />
          </Show>
          <Show when={isThere() && project.may("register.write")}>
            <Postpone row={props.row} change={props.followUp.change} />
          </Show>
        </div>
        <div class="stack-blocks">
          <Facts row={props.row} />
          <Show when={props.row.history.length > 0}>
            <History of={props.row.history} />
          </Show>
        </div>
      </div>
    </>
  );
}

function Facts(props: { row: FollowUpAnswer }) {
  const words = useWords(registersWords);
  const project = useProject();
  return (
    <div class="stack">
      <dl class="facts">
        <dt>{words().owner}</dt>
        <dd>
          <Owner row={props.row} />
        </dd>
        <dt>{words().due}</dt>
        <dd>
          <DueDay row={props.row} />
          <Show when={props.row.dueInMinutes !== props.row.due && props.row.dueInMinutes}>
            {(day) => <span class="small faint line">{words().agreed(calendarDate(day()))}</span>}
          </Show>
        </dd>
        <Show when={props.row.blockedBy}>
          <dt>{words().blockedBy}</dt>
          <dd>{props.row.blockedBy}</dd>
        </Show>
        <Show when={props.row.document}>
          {(minutes) => (
            <>
              <dt>{words().minutes}</dt>
              <dd>
                <A
                  class="tap"
                  href={`/p/${project.facts().id}/docs/${minutes().id}#${props.row.place ?? ""}`}
                >
                  <LocalText of={minutes().title} />
                </A>
              </dd>
            </>
          )}
        </Show>
      </dl>
      <MissingFacts of={props.row.missing} />
    </div>
  );
}

function Report(props: { row: FollowUpAnswer; report: OpenFollowUp["report"] }) {
  const words = useWords(registersWords);
  const [note, setNote] = createSignal("");
  const [state, setState] = createSignal<FollowUpState | "">("");
  const choices = () => [
    { value: "" as const, label: words().sameState },
    ...followUpStates
      .filter((each) => each !== props.row.state && mayStep("followUp", props.row.state, each))
      .map((value) => ({ value, label: stateWords[language()][value] })),
  ];
  const report = createDeed(async () => {
    const to = state();
    await props.report({ note: note().trim(), ...(to ? { state: to } : {}) });
    setNote("");
    setState("");
    tell(words().reported);
  });
  return (
    <section class="block" aria-labelledby="progress">
      <header>
        <h2 id="progress">{words().progress}</h2>
      </header>
      <form
        class="reg-form"
        onSubmit={(event) => {
          event.preventDefault();
          void report.run();
        }}
      >
        <Field label={words().note} error={report.errorFor("note")}>
          {(ids) => (
            <textarea
              class="input"
              {...ids()}
              required
              rows={2}
              maxLength={5000}
              value={note()}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
        <SelectField label={words().state} value={state()} choices={choices()} onChange={setState} />
        <ProblemNotice problem={report.problem()} />
        <div>
          <Button type="submit" kind="primary" busy={report.busy()}>
            {words().report}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Postpone(props: { row: FollowUpAnswer; change: OpenFollowUp["change"] }) {
  const words = useWords(registersWords);
  const common = useWords(commonWords);
  const before = props.row;
  const [due, setDue] = createSignal(before.due === before.dueInMinutes ? "" : (before.due ?? ""));
  const [blockedBy, setBlockedBy] = createSignal(before.blockedBy ?? "");
  const [reason, setReason] = createSignal("");
  const save = createDeed(async () => {
    await props.change({
      postponedTo: due() || null,
      blockedBy: blockedBy().trim() || null,
      reason: reason().trim(),
    });
    tell(words().saved);
  });
  return (
    <section class="block" aria-labelledby="postpone">
      <header>
        <h2 id="postpone">{words().postpone}</h2>
      </header>
      <form
        class="reg-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save.run();
        }}
      >
        <TextField
          label={words().postponedTo}
          type="date"
          value={due()}
          onInput={setDue}
          error={save.errorFor("postponedTo") && words().wrongDate}
        />
        <TextField label={words().blockedBy} maxLength={500} value={blockedBy()} onInput={setBlockedBy} />
        <TextField label={words().reason} maxLength={2000} value={reason()} onInput={setReason} />
        <ProblemNotice problem={save.problem()} />
        <div>
          <Button type="submit" busy={save.busy()}>
            {common().save}
          </Button>
        </div>
      </form>
    </section>
  );
}
