import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { WorkshopSummary } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { Keyed } from "../parts/keyed";
import { LocalText } from "../parts/local-text";
import { useProject } from "../projects/project";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { StateChip } from "./state-chip";
import { useWhen } from "./workshop-date";

export function WorkshopsTable(props: { list: readonly WorkshopSummary[] }) {
  const words = useWords(workshopsWords);
  return (
    <table class="table docs workshops" aria-label={words().series}>
      <thead>
        <tr>
          <th scope="col">{words().column.number}</th>
          <th scope="col">{words().column.title}</th>
          <th scope="col">{words().column.date}</th>
          <th scope="col">{words().column.state}</th>
          <th scope="col">{words().column.minutes}</th>
        </tr>
      </thead>
      <tbody>
        <Keyed each={props.list} by={(workshop) => workshop.id}>
          {(workshop) => <Row workshop={workshop()} />}
        </Keyed>
      </tbody>
    </table>
  );
}

function Row(props: { workshop: WorkshopSummary }) {
  const words = useWords(workshopsWords);
  const project = useProject();
  const when = useWhen();
  const home = () => `/p/${project.facts().id}`;
  return (
    <tr>
      <td class="num">{props.workshop.number}</td>
      <th scope="row">
        <A class="serif t title" href={`${home()}/workshops/${props.workshop.id}`}>
          <LocalText of={props.workshop.title} />
        </A>
      </th>
      <td classList={{ faint: !props.workshop.date }}>
        {when.day(props.workshop)}
        <Show when={when.hours(props.workshop)}>
          {(hours) => <span class="small faint line">{hours()}</span>}
        </Show>
      </td>
      <td>
        <StateChip state={props.workshop.state} />
      </td>
      <td>
        <Show when={props.workshop.minutes} fallback={<span class="faint">{words().noMinutes}</span>}>
          {(minutes) => (
            <A
              class="tap"
              href={`${home()}/docs/${minutes()}`}
              aria-label={words().minutesOf(inLanguage(props.workshop.title, language()))}
            >
              {words().openMinutes}
            </A>
          )}
        </Show>
      </td>
    </tr>
  );
}
