import { Show } from "solid-js";
import type { DecisionAnswer } from "../../shared/register/answers";
import { decisionStates, stateWords } from "../../shared/register/states";
import { Keyed } from "../parts/keyed";
import { Loaded } from "../parts/loading";
import { usePageTitle } from "../parts/page-title";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { RegisterHead, RegisterRows, useRegisterFilter } from "./register-list";
import { useDecisions } from "./registers.data";
import { MinutesLink, RowHead, RowState, TopicName } from "./row-facts";

/** Every decision that I may see, whether it still stands and what took it up. */
export function DecisionsPage() {
  const words = useWords(registersWords);
  const project = useProject();
  const filter = useRegisterFilter();
  const [decisions, again] = useDecisions(() => ({
    project: project.facts().id,
    query: filter.asked(),
  }));
  usePageTitle(() => words().decisions);
  return (
    <>
      <RegisterHead title={words().decisions} register="decisions" filter={filter} />
      <Loaded from={decisions} again={again}>
        {(list) => (
          <RegisterRows
            count={list().length}
            filter={filter}
            states={decisionStates.map((value) => ({ value, label: stateWords[language()][value] }))}
            emptyText={words().emptyDecisions}
          >
            <DecisionsTable list={list()} />
          </RegisterRows>
        )}
      </Loaded>
    </>
  );
}

function DecisionsTable(props: { list: readonly DecisionAnswer[] }) {
  const words = useWords(registersWords);
  const project = useProject();
  const _home = () => `/p/${project.facts().id}`;
  return (
    <table class="table reg">
      <thead>
        <tr>
          <th scope="col">{words().decided}</th>
          <th scope="col">{words().topic}</th>
          <th scope="col">{words().minutes}</th>
          <th scope="col">{words().takenUp}</th>
          <th scope="col">{words().state}</th>
        </tr>
      </thead>
      <tbody>
        <Keyed each={props.list} by={(row) => row.id}>
          {(row) => (
            <tr>
              <RowHead register="decisions" name={words().decision(row().number)} row={row()} />
              <td>
                <TopicName of={row().topic} />
              </td>
              <td>
                <MinutesLink row={row()} />
              </td>
              <td>
                <Show when={row().links.length > 0} fallback={<span class="faint">{words().noSection}</span>}>
                  {words().sections(row().links.length)}
                </Show>
              </td>
              <td>
                <RowState row={row()} />
              </td>
            </tr>
          )}
        </Keyed>
      </tbody>
    </table>
  );
}
