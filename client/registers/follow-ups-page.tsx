import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { FollowUpAnswer } from "../../shared/register/answers";
import { followUpStates, stateWords } from "../../shared/register/states";
import { buttonClass } from "../parts/button";
import { Icon } from "../parts/icon";
import { Keyed } from "../parts/keyed";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { usePageTitle } from "../parts/page-title";
import { useProject } from "../projects/project";
import { projectWords } from "../words/project";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { RegisterHead, RegisterRows, useRegisterFilter } from "./register-list";
import { useFollowUps } from "./registers.data";
import { DueDay, StateChip } from "./row-facts";

/** What is still to be done, what is overdue first. */
export function FollowUpsPage() {
  const words = useWords(registersWords);
  const names = useWords(projectWords);
  const project = useProject();
  const filter = useRegisterFilter();
  const [followUps, { refetch }] = useFollowUps(() => ({
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
        <Show when={project.may("coordination.read")}>
          <A class={buttonClass({})} href={`/p/${project.facts().id}/coordination`}>
            <Icon name="table" />
            {names().coordination}
          </A>
        </Show>
      </RegisterHead>
      <Loaded from={followUps} again={refetch}>
        {(list) => (
          <RegisterRows
            count={list().length}
            filter={filter}
            states={states()}
            emptyText={words().emptyFollowUps}
          >
            <FollowUpsTable list={list()} />
          </RegisterRows>
        )}
      </Loaded>
    </>
  );
}

function FollowUpsTable(props: { list: readonly FollowUpAnswer[] }) {
  const words = useWords(registersWords);
  const project = useProject();
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
              <th scope="row">
                <A class="t" href={`/p/${project.facts().id}/follow-ups/${row().id}`}>
                  {words().followUp(row().number)}
                </A>
                <span class="serif in">
                  <LocalText of={row().text} />
                </span>
              </th>
              <td>
                {[row().owner, row().person].filter(Boolean).join(" · ") || (
                  <span class="say say--amber">{words().noOwner}</span>
                )}
              </td>
              <td>
                <DueDay row={row()} />
              </td>
              <td>
                <StateChip state={row().state} />
              </td>
            </tr>
          )}
        </Keyed>
      </tbody>
    </table>
  );
}
