import { Show } from "solid-js";
import type { FollowUpAnswer } from "../../shared/register/answers";
import { followUpStates, isOver, stateWords } from "../../shared/register/states";
import { Keyed } from "../parts/keyed";
import { Loaded } from "../parts/loading";
import { Notice } from "../parts/notice";
import { usePageTitle } from "../parts/page-title";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { CalendarFeed } from "./calendar-feed";
import { FollowUpsBoard } from "./follow-ups-board";
import { type RegisterFilter, RegisterHead, RegisterRows, useRegisterFilter } from "./register-list";
import { useFollowUps } from "./registers.data";
import { DueDay, HowFar, Owner, RowHead, RowState } from "./row-facts";

/** What is still to be done, what is overdue first. */
export function FollowUpsPage() {
  const words = useWords(registersWords);
  const project = useProject();
  const filter = useRegisterFilter();
  const [followUps, again] = useFollowUps(() => ({
    project: project.facts().id,
    query: filter.asked(),
  }));
  const states = () => [
    { value: "overdue", label: words().overdue },
    ...followUpStates.map((value) => ({ value, label: stateWords[language()][value] })),
  ];
  usePageTitle(() => words().followUps);
  return (
    <>
      <RegisterHead title={words().followUps} register="follow-ups" filter={filter}>
        <CalendarFeed />
      </RegisterHead>
      <Loaded from={followUps} again={again}>
        {(list) => (
          <RegisterRows
            count={list().length}
            filter={filter}
            states={states()}
            emptyText={words().emptyFollowUps}
            tools={<ViewSwitch filter={filter} />}
          >
            <Undated list={list()} />
            <Show when={filter.isBoard()} fallback={<FollowUpsTable list={list()} />}>
              <FollowUpsBoard list={list()} />
            </Show>
          </RegisterRows>
        )}
      </Loaded>
    </>
  );
}

function ViewSwitch(props: { filter: RegisterFilter }) {
  const words = useWords(registersWords);
  return (
    <fieldset class="seg plain-set">
      <legend class="visually-hidden">{words().view}</legend>
      <button
        type="button"
        aria-pressed={!props.filter.isBoard()}
        onClick={() => props.filter.setBoard(false)}
      >
        {words().views.table}
      </button>
      <button type="button" aria-pressed={props.filter.isBoard()} onClick={() => props.filter.setBoard(true)}>
        {words().views.board}
      </button>
    </fieldset>
  );
}

/** Points out what can never be overdue. */
function Undated(props: { list: readonly FollowUpAnswer[] }) {
  const words = useWords(registersWords);
  const count = () => props.list.filter((row) => row.due === null && !isOver(row.state)).length;
  return (
    <Show when={count() > 0}>
      <Notice title={words().undated(count())}>{words().undatedHelp}</Notice>
    </Show>
  );
}

function FollowUpsTable(props: { list: readonly FollowUpAnswer[] }) {
  const words = useWords(registersWords);
  const _project = useProject();
  return (
    <table class="table reg">
      <thead>
        <tr>
          <th scope="col">{words().todo}</th>
          <th scope="col">{words().owner}</th>
          <th scope="col">{words().due}</th>
          <th scope="col">{words().state}</th>
        </tr>
      </thead>
      <tbody>
        <Keyed each={props.list} by={(row) => row.id}>
          {(row) => (
            <tr>
              <RowHead register="follow-ups" name={words().followUp(row().number)} row={row()} />
              <td>
                <Owner row={row()} />
              </td>
              <td>
                <DueDay row={row()} />
              </td>
              <td>
                <RowState row={row()} />
                <HowFar row={row()} />
              </td>
            </tr>
          )}
        </Keyed>
      </tbody>
    </table>
  );
}
