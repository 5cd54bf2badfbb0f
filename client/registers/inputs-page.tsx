import { createSignal, Show } from "solid-js";
import type { InputAnswer } from "../../shared/register/answers";
import { dispositionWords } from "../../shared/register/dispositions";
import { inputStates, stateWords } from "../../shared/register/states";
import { Button } from "../parts/button";
import { Keyed } from "../parts/keyed";
import { Loaded } from "../parts/loading";
import { usePageTitle } from "../parts/page-title";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { NewInputDialog } from "./new-input";
import { RegisterHead, RegisterRows, useRegisterFilter } from "./register-list";
import { useInputs } from "./registers.data";
import { Giver, RowHead, RowState, TopicName } from "./row-facts";

/** Every input that I may see, with what became of it. */
export function InputsPage() {
  const words = useWords(registersWords);
  const project = useProject();
  const filter = useRegisterFilter();
  const [inputs, again] = useInputs(() => ({ project: project.facts().id, query: filter.asked() }));
  const [entering, setEntering] = createSignal(false);
  usePageTitle(() => words().inputs);
  return (
    <>
      <RegisterHead title={words().inputs} register="inputs" filter={filter}>
        <Show when={project.may("register.write")}>
          <Button kind="primary" icon="plus" onClick={() => setEntering(true)}>
            {words().enter}
          </Button>
        </Show>
      </RegisterHead>
      <Loaded from={inputs} again={again}>
        {(list) => (
          <RegisterRows
            count={list().length}
            filter={filter}
            states={inputStates.map((value) => ({ value, label: stateWords[language()][value] }))}
            emptyText={words().emptyInputs}
          >
            <InputsTable list={list()} />
          </RegisterRows>
        )}
      </Loaded>
      <NewInputDialog open={entering()} onClose={() => setEntering(false)} onEntered={() => void again()} />
    </>
  );
}

function InputsTable(props: { list: readonly InputAnswer[] }) {
  const words = useWords(registersWords);
  const _project = useProject();
  return (
    <table class="table reg">
      <thead>
        <tr>
          <th scope="col">{words().said}</th>
          <th scope="col">{words().by}</th>
          <th scope="col">{words().topic}</th>
          <th scope="col">{words().answer}</th>
          <th scope="col">{words().responsible}</th>
          <th scope="col">{words().state}</th>
        </tr>
      </thead>
      <tbody>
        <Keyed each={props.list} by={(row) => row.id}>
          {(row) => (
            <tr>
              <RowHead register="inputs" name={words().input(row().number)} row={row()} />
              <td>
                <Giver row={row()} />
              </td>
              <td>
                <TopicName of={row().topic} />
              </td>
              <td>
                <Show when={row().disposition} fallback={<span class="faint">{words().noAnswer}</span>}>
                  {(code) => dispositionWords[language()][code()]}
                </Show>
              </td>
              <td classList={{ "is-none": row().responsible === null }}>
                {row().responsible ?? <span class="faint">{words().noOwner}</span>}
              </td>
              <td>
                <RowState row={row()} />
                <Show when={row().toTell.length > 0}>
                  <span class="say say--amber">{words().toTell}</span>
                </Show>
              </td>
            </tr>
          )}
        </Keyed>
      </tbody>
    </table>
  );
}
