import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { CoordinationAnswer, CoordinationRow } from "../../shared/answers";
import {
  coordinationStates,
  coordinationStateWords,
  roleCodes,
  roleCodeWords,
} from "../../shared/coordination/matrix";
import { inLanguage } from "../../shared/locale/languages";
import { Button, buttonClass, IconButton } from "../parts/button";
import { Empty } from "../parts/empty";
import { Icon } from "../parts/icon";
import { Keyed } from "../parts/keyed";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { orTell } from "../parts/or-tell";
import { usePageTitle } from "../parts/page-title";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { coordinationWords } from "../words/coordination";
import { calendarDate } from "../words/times";
import { language, useWords } from "../words/words";
import { type Coordination, useCoordination } from "./coordination.data";
import { CoordinationDialog } from "./coordination-dialog";
import { CoordinationFiles } from "./coordination-files";

/** Which organisation has which role in which activity, and how far it has come. */
export default function CoordinationPage() {
  const words = useWords(coordinationWords);
  const project = useProject();
  const coordination = useCoordination(() => project.facts().id);
  const [asked, setAsked] = createSignal<CoordinationRow | "new">();
  usePageTitle(() => words().heading);
  const mayManage = () => project.may("coordination.manage");
  return (
    <>
      <div class="head">
        <h1 class="h-page">{words().heading}</h1>
        <div class="row row--wrap">
          <A class={buttonClass({})} href={`/p/${project.facts().id}/letters`}>
            <Icon name="doc" />
            {words().toLetters}
          </A>
          <Show when={mayManage()}>
            <Button kind="primary" icon="plus" onClick={() => setAsked("new")}>
              {words().add}
            </Button>
          </Show>
        </div>
      </div>
      <Loaded from={coordination.answer} again={coordination.again}>
        {(answer) => (
          <>
            <Show
              when={answer().rows.length > 0}
              fallback={
                <Empty title={words().empty} text={mayManage() ? words().emptyText : words().emptyReader} />
              }
            >
              <Legend />
              <Matrix of={answer()} coordination={coordination} mayManage={mayManage()} onEdit={setAsked} />
            </Show>
            <CoordinationDialog
              asked={asked()}
              of={answer()}
              coordination={coordination}
              onClose={() => setAsked(undefined)}
            />
          </>
        )}
      </Loaded>
      <CoordinationFiles coordination={coordination} />
    </>
  );
}

function Legend() {
  const words = useWords(coordinationWords);
  return (
    <p class="small muted matrix-legend">
      <b>{words().legend}:</b>{" "}
      {roleCodes.map((code) => `${code} ${roleCodeWords[language()][code]}`).join(" · ")}
    </p>
  );
}

function Matrix(props: {
  of: CoordinationAnswer;
  coordination: Coordination;
  mayManage: boolean;
  onEdit: (row: CoordinationRow) => void;
}) {
  const words = useWords(coordinationWords);
  const project = useProject();
  const nameOf = (row: CoordinationRow) => inLanguage(row.organisation.name, language());
  return (
    <table class="table matrix">
      <thead>
        <tr>
          <th scope="col">{words().column.organisation}</th>
          <th scope="col">{words().column.focal}</th>
          <For each={props.of.activities}>
            {(activity) => (
              <th scope="col" title={inLanguage(activity.name, language())}>
                {activity.code}
                <span class="visually-hidden">: {inLanguage(activity.name, language())}</span>
              </th>
            )}
          </For>
          <th scope="col">{words().column.state}</th>
          <th scope="col">{words().column.letter}</th>
          <th scope="col">{words().column.neededBy}</th>
          <Show when={props.mayManage}>
            <th scope="col">
              <span class="visually-hidden">{words().column.actions}</span>
            </th>
          </Show>
        </tr>
      </thead>
      <tbody>
        <Keyed each={props.of.rows} by={(row) => row.organisation.id}>
          {(row) => (
            <tr>
              <th scope="row" class="anywhere">
                <LocalText of={row().organisation.name} />
                <span class="small faint line">{row().unit}</span>
              </th>
              <td class="anywhere">
                <Show when={row().contact.name} fallback={<span class="faint">{words().nobody}</span>}>
                  {row().contact.name}
                </Show>
                <span class="small faint line">{row().contact.position}</span>
              </td>
              <For each={props.of.activities}>
                {(activity) => (
                  <td classList={{ "is-none": !row().roles[activity.id] }}>
                    <span class="matrix-activity small faint">{activity.code}</span>{" "}
                    <For
                      each={row().roles[activity.id]}
                      fallback={
                        <>
                          <span aria-hidden="true">–</span>
                          <span class="visually-hidden">{words().noRole}</span>
                        </>
                      }
                    >
                      {(code, at) => (
                        <>
                          {at() > 0 ? ", " : ""}
                          <abbr title={roleCodeWords[language()][code]}>{code}</abbr>
                        </>
                      )}
                    </For>
                  </td>
                )}
              </For>
              <td>
                <Show when={props.mayManage} fallback={coordinationStateWords[language()][row().state]}>
                  <select
                    class="input select"
                    aria-label={`${words().state}: ${nameOf(row())}`}
                    value={row().state}
                    onChange={(event) => {
                      const state = coordinationStates.find((one) => one === event.currentTarget.value);
                      void orTell(props.coordination.change(row().organisation.id, { state: state! }), () =>
                        tell(words().saved),
                      );
                    }}
                  >
                    <For each={coordinationStates}>
                      {(state) => (
                        <option value={state} selected={state === row().state}>
                          {coordinationStateWords[language()][state]}
                        </option>
                      )}
                    </For>
                  </select>
                </Show>
              </td>
              <td class="small anywhere" classList={{ "is-none": row().letters.length === 0 }}>
                <For each={row().letters}>
                  {(letter) => (
                    <A class="line" href={`/p/${project.facts().id}/letters/${letter.id}`}>
                      {letter.number ?? words().draftLetter}
                    </A>
                  )}
                </For>
              </td>
              <td class="small" classList={{ "is-none": row().neededBy === null }}>
                <Show when={row().neededBy}>{(day) => calendarDate(day())}</Show>
              </td>
              <Show when={props.mayManage}>
                <td>
                  <IconButton
                    icon="more"
                    label={words().edit(nameOf(row()))}
                    onClick={() => props.onEdit(row())}
                  />
                </td>
              </Show>
            </tr>
          )}
        </Keyed>
      </tbody>
    </table>
  );
}
