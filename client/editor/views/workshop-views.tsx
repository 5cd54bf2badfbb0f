import { For, type JSX, Show } from "solid-js";
import { showTime } from "../../../shared/locale/dates";
import { inLanguage, type Language } from "../../../shared/locale/languages";
import { clockOf } from "../../../shared/workshop/programme";
import { Icon, type IconName } from "../../parts/icon";
import { captureWords } from "../../words/capture";
import { useDesk } from "../desk";
import type { SolidNodeProps } from "../solid-node-view";

/** What minutes show of their workshop: drawn from its data in the text's language, as a file prints it. */

export function programmeView(language: Language) {
  const words = captureWords[language];
  return function ProgrammeView(props: SolidNodeProps) {
    const desk = useDesk();
    const items = () => desk.minutes?.workshop()?.programme ?? [];
    return (
      <Shown
        isEmpty={items().length === 0}
        missing={words.programmeMissing}
        icon="clock"
        isSelected={props.isSelected()}
        name={words.programmeOf}
        head={[words.columns.start, words.columns.minutes, words.columns.item, words.columns.speaker]}
      >
        <For each={items()}>
          {({ start, minutes, title, speaker, kind }) => (
            <tr>
              <td class="num">{start === null ? "" : showTime(clockOf(start), language)}</td>
              <td class="num">{minutes || ""}</td>
              <td>{inLanguage(title, language)}</td>
              <td>{speaker || (isPause(kind) ? `(${words.kinds[kind]})` : "")}</td>
            </tr>
          )}
        </For>
      </Shown>
    );
  };
}

export function attendanceView(language: Language) {
  const words = captureWords[language];
  return function AttendanceView(props: SolidNodeProps) {
    const desk = useDesk();
    const people = () => desk.minutes?.attendance()?.rows ?? [];
    const count = () => desk.minutes?.workshop()?.attendance.attended ?? 0;
    const isCounted = () => !desk.may("participant.read") && count() > 0;
    return (
      <Shown
        isEmpty={people().length === 0}
        missing={isCounted() ? words.attended(count()) : words.nobody}
        icon="people"
        isSelected={props.isSelected()}
        name={words.attendanceOf}
        head={[words.people.name, words.people.organisation]}
      >
        <For each={people()}>
          {({ name, organisation }) => (
            <tr>
              <td>{name}</td>
              <td>{typeof organisation === "string" ? organisation : inLanguage(organisation, language)}</td>
            </tr>
          )}
        </For>
      </Shown>
    );
  };
}

const pauses = ["prayer", "lunch", "break"] as const;
const isPause = (kind: string): kind is (typeof pauses)[number] =>
  (pauses as readonly string[]).includes(kind);

function Shown(props: {
  isEmpty: boolean;
  missing: string;
  icon: IconName;
  isSelected: boolean;
  name: string;
  head: readonly string[];
  children: JSX.Element;
}) {
  return (
    <div class="from-workshop" classList={{ "is-selected": props.isSelected }}>
      <Show
        when={!props.isEmpty}
        fallback={
          <div class="plain-block small muted">
            <Icon name={props.icon} small /> {props.missing}
          </div>
        }
      >
        <table aria-label={props.name}>
          <thead>
            <tr>
              <For each={props.head}>{(label) => <th scope="col">{label}</th>}</For>
            </tr>
          </thead>
          <tbody>{props.children}</tbody>
        </table>
      </Show>
    </div>
  );
}
