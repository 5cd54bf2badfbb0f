import { useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { FollowUpAnswer, WithHistory } from "../../shared/register/answers";
import { type FollowUpState, followUpStates, mayStep, stateWords } from "../../shared/register/states";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Field, SelectField, TextField } from "../parts/field";
import { Loaded } from "../parts/loading";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { registersWords } from "../words/registers";
import { calendarDate } from "../words/times";
import { language, useWords } from "../words/words";
import { type OpenFollowUp, useFollowUp } from "./registers.data";
import { DueDay, MinutesFact, MissingFacts, Owner } from "./row-facts";
import { RowPage } from "./row-page";

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
  return (
    <RowPage
      register="follow-ups"
      title={words().followUp(props.row.number)}
      row={props.row}
      aside={<Facts row={props.row} />}
    >
      <Show when={isThere() && project.may("register.progress")}>
        <Report row={props.row} report={props.followUp.report} />
      </Show>
      <Show when={isThere() && project.may("register.write")}>
        <Postpone row={props.row} change={props.followUp.change} />
      </Show>
    </RowPage>
  );
}

function Facts(props: { row: FollowUpAnswer }) {
  const words = useWords(registersWords);
  const _project = useProject();
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
        <MinutesFact row={props.row} />
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
