import { createSignal, For, Show } from "solid-js";
import type { AgendaItemAnswer, WorkshopAnswer } from "../../shared/answers";
import { showTime } from "../../shared/locale/dates";
import { inLanguage } from "../../shared/locale/languages";
import { clockOf, type ItemKind, itemKinds, longestItem } from "../../shared/workshop/programme";
import { Icon } from "../parts/icon";
import { InPlace } from "../parts/in-place";
import { LocalText } from "../parts/local-text";
import { Menu, MenuItem } from "../parts/menu";
import { orTell } from "../parts/or-tell";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import type { ItemChange, Workshop } from "./workshops.data";
import { writingLanguage } from "./writing-language";

type Props = {
  item: AgendaItemAnswer;
  answer: WorkshopAnswer;
  workshop: Workshop;
  mayEdit: boolean;
  hasTopics: boolean;
  place: number;
  count: number;
  onMove: (place: number) => Promise<void>;
  onRemove: () => void;
  isDragged: boolean;
  onDrag: (item: string | undefined) => void;
  onDrop: () => void;
};

/** One item of the programme; for whoever prepares it, every cell is changed where it stands. */
export function ProgrammeRow(props: Props) {
  const words = useWords(workshopsWords);
  const [isOver, setOver] = createSignal(false);
  const title = () => inLanguage(props.item.title, language());
  const isCurrent = () => props.answer.current?.item === props.item.id;
  let handle: HTMLButtonElement | undefined;

  function move(place: number): void {
    void props.onMove(place);
    // A row that changes its place in the page loses the focus.
    handle?.focus();
  }

  return (
    <tr
      classList={{ "is-dragged": props.isDragged, "is-over": isOver(), "is-current": isCurrent() }}
      aria-current={isCurrent() ? "step" : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        props.onDrop();
      }}
    >
      <Show when={props.mayEdit}>
        <td
          class="grip"
          draggable="true"
          onDragStart={(event) => {
            event.dataTransfer?.setData("text/plain", title());
            props.onDrag(props.item.id);
          }}
          onDragEnd={() => props.onDrag(undefined)}
        >
          <button
            ref={handle}
            type="button"
            class="btn btn--quiet btn--icon btn--small"
            aria-label={words().moveItem(title())}
            title={words().moveHelp}
            onKeyDown={(event) => {
              const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
              if (!step) return;
              event.preventDefault();
              move(props.place + step);
            }}
          >
            <Icon name="list" />
          </button>
        </td>
      </Show>
      <td class="when num">
        <Show when={props.item.start !== null} fallback={<span class="faint">–</span>}>
          {showTime(clockOf(props.item.start ?? 0), language())}
        </Show>
        <Show when={isCurrent()}>
          <span class="say">
            <Icon name="clock" small />
            {words().current}
          </span>
        </Show>
      </td>
      <Show when={props.mayEdit} fallback={<ReadCells item={props.item} hasTopics={props.hasTopics} />}>
        <EditCells {...props} onMoveTo={move} />
      </Show>
    </tr>
  );
}

function ReadCells(props: { item: AgendaItemAnswer; hasTopics: boolean }) {
  const words = useWords(workshopsWords);
  const project = useProject();
  const topic = () => project.facts().topics.find(({ id }) => id === props.item.topic);
  return (
    <>
      <th scope="row">
        <LocalText of={props.item.title} />
      </th>
      <td class="kind">{words().kind[props.item.kind]}</td>
      <td class="length num">{props.item.minutes === null ? "–" : words().inMinutes(props.item.minutes)}</td>
      <td class="by">{props.item.speaker}</td>
      <Show when={props.hasTopics}>
        <td class="topic">
          <Show when={topic()}>{(there) => <LocalText of={there().name} />}</Show>
        </td>
      </Show>
    </>
  );
}

function EditCells(props: Props & { onMoveTo: (place: number) => void }) {
  const words = useWords(workshopsWords);
  const common = useWords(commonWords);
  const project = useProject();
  const title = () => inLanguage(props.item.title, language());
  const written = () => writingLanguage(props.answer.languages);
  const change = (wish: ItemChange) => props.workshop.changeItem(props.item.id, wish);
  return (
    <>
      <th scope="row">
        <InPlace
          class="serif"
          lang={written()}
          aria-label={words().titleOfItem(title())}
          maxLength={300}
          value={props.item.title[written()] ?? ""}
          placeholder={title()}
          save={(text) => (text ? change({ title: { [written()]: text } }) : props.workshop.again())}
        />
      </th>
      <td class="kind">
        <select
          class="input select in-place"
          aria-label={`${words().item.kind}: ${title()}`}
          onChange={(event) => void orTell(change({ kind: event.currentTarget.value as ItemKind }), () => {})}
        >
          <For each={itemKinds}>
            {(kind) => (
              <option value={kind} selected={kind === props.item.kind}>
                {words().kind[kind]}
              </option>
            )}
          </For>
        </select>
      </td>
      <td class="length">
        <InPlace
          class="num"
          type="number"
          min="0"
          max={longestItem}
          step="1"
          inputmode="numeric"
          aria-label={words().minutesOfItem(title())}
          value={props.item.minutes?.toString() ?? ""}
          save={(text) => change({ minutes: text === "" ? null : Number(text) })}
        />
      </td>
      <td class="by">
        <InPlace
          aria-label={words().speakerOfItem(title())}
          placeholder={words().item.speaker}
          maxLength={200}
          value={props.item.speaker}
          save={(speaker) => change({ speaker })}
        />
      </td>
      <Show when={props.hasTopics}>
        <td class="topic">
          <select
            class="input select in-place"
            aria-label={words().topicOfItem(title())}
            onChange={(event) => void orTell(change({ topic: event.currentTarget.value || null }), () => {})}
          >
            <option value="" selected={props.item.topic === null}>
              {words().noTopic}
            </option>
            <For each={project.facts().topics}>
              {(topic) => (
                <option value={topic.id} selected={topic.id === props.item.topic}>
                  {inLanguage(topic.name, language())}
                </option>
              )}
            </For>
          </select>
        </td>
      </Show>
      <td class="m">
        <Menu
          class="btn btn--quiet btn--icon btn--small"
          label={common().actions(title())}
          trigger={<Icon name="more" />}
        >
          <Show when={props.place > 0}>
            <MenuItem icon="up" onSelect={() => props.onMoveTo(props.place - 1)}>
              {words().moveUp}
            </MenuItem>
          </Show>
          <Show when={props.place < props.count - 1}>
            <MenuItem icon="down" onSelect={() => props.onMoveTo(props.place + 1)}>
              {words().moveDown}
            </MenuItem>
          </Show>
          <MenuItem icon="close" danger onSelect={() => props.onRemove()}>
            {words().removeItem}
          </MenuItem>
        </Menu>
      </td>
    </>
  );
}
