import { Show } from "solid-js";
import type { HomeAnswer } from "../../shared/answers";
import type { Localised } from "../../shared/locale/languages";
import { DueDay } from "../registers/row-facts";
import { homeWords } from "../words/home";
import { useWords } from "../words/words";
import { useWhen } from "../workshops/workshop-date";
import { WaitingItem } from "./waiting-item";
import { WaitingList } from "./waiting-list";

type Home = { home: HomeAnswer };

const named = ({ projects }: HomeAnswer, { project }: { project: { name: Localised } }) =>
  projects.length > 1 ? project.name : undefined;

export function WaitingFollowUps(props: Home) {
  const words = useWords(homeWords);
  return (
    <WaitingList
      title={words().followUps}
      count={props.home.followUps.count}
      rows={props.home.followUps.first}
    >
      {(row) => (
        <WaitingItem
          icon="flag"
          title={row.text}
          project={named(props.home, row)}
          href={`/p/${row.project.id}/follow-ups/${row.id}`}
          deed={words().open}
        >
          <p class="small">
            <DueDay row={row} />
          </p>
        </WaitingItem>
      )}
    </WaitingList>
  );
}

export function WaitingInputs(props: Home) {
  const words = useWords(homeWords);
  return (
    <WaitingList title={words().inputs} count={props.home.inputs.count} rows={props.home.inputs.first}>
      {(row) => (
        <WaitingItem
          icon="input"
          title={row.text}
          project={named(props.home, row)}
          href={`/p/${row.project.id}/inputs/${row.id}`}
          deed={row.why === "approve" ? words().check : words().answer}
        >
          <Show when={row.why === "approve"}>
            <p class="small faint">{words().answerProposed}</p>
          </Show>
        </WaitingItem>
      )}
    </WaitingList>
  );
}

export function WaitingMinutes(props: Home) {
  const words = useWords(homeWords);
  return (
    <WaitingList title={words().minutes} count={props.home.minutes.length} rows={props.home.minutes}>
      {(row) => (
        <WaitingItem
          icon="doc"
          title={row.title}
          project={named(props.home, row)}
          href={`/p/${row.project.id}/docs/${row.document}`}
          deed={words().read}
        />
      )}
    </WaitingList>
  );
}

export function ComingWorkshops(props: Home) {
  const words = useWords(homeWords);
  const when = useWhen();
  return (
    <WaitingList title={words().workshops} count={props.home.workshops.length} rows={props.home.workshops}>
      {(row) => (
        <WaitingItem
          icon="clock"
          title={row.title}
          project={named(props.home, row)}
          href={`/p/${row.project.id}/workshops/${row.id}`}
          deed={words().open}
        >
          <p class="small faint">
            {row.state === "in-progress" ? words().underWay : when.day(row)}
            <Show when={when.hours(row)}>{(hours) => <> · {hours()}</>}</Show>
          </p>
        </WaitingItem>
      )}
    </WaitingList>
  );
}
