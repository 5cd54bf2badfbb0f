import { A, useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import { Button, buttonClass } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Empty } from "../parts/empty";
import { FilterMenu } from "../parts/filter-menu";
import { Icon } from "../parts/icon";
import { Menu, MenuItem } from "../parts/menu";
import { ProblemNotice } from "../parts/notice";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { pictureWords } from "../words/pictures";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import {
  downloadSheet,
  type Filter,
  type RegisterName,
  type SheetFormat,
  sheetFormats,
} from "./registers.data";

/** What narrows a register; all of it stands in the address. */
export function useRegisterFilter() {
  const [query, setQuery] = useSearchParams();
  const one = (value: unknown) => (typeof value === "string" ? value : "");
  const state = () => one(query.state);
  const topic = () => one(query.topic);
  const withdrawn = () => query.withdrawn === "1";
  const isBoard = () => query.view === "board";
  const set = (next: Record<string, string | undefined>) => setQuery(next, { replace: true });
  return {
    state,
    topic,
    withdrawn,
    isBoard,
    setBoard: (next: boolean) => set({ view: next ? "board" : undefined }),
    setWithdrawn: (next: boolean) => set({ withdrawn: next ? "1" : undefined }),
    setState: (next: string) => set({ state: next || undefined }),
    setTopic: (next: string) => set({ topic: next || undefined }),
    clear: () => set({ state: undefined, topic: undefined }),
    isNarrowed: () => state() !== "" || topic() !== "",
    asked: (): Filter => ({
      ...(state() ? { state: state() } : {}),
      ...(topic() ? { topic: topic() } : {}),
      ...(withdrawn() ? { withdrawn: true } : {}),
    }),
  };
}
export type RegisterFilter = ReturnType<typeof useRegisterFilter>;

/** The heading of a register with its sheet, and what can be begun here. */
export function RegisterHead(props: {
  title: string;
  register: RegisterName;
  filter: RegisterFilter;
  children?: JSX.Element;
}) {
  const words = useWords(registersWords);
  const pictures = useWords(pictureWords);
  const project = useProject();
  const sheet = createDeed((format: SheetFormat) =>
    downloadSheet(project.facts().id, props.register, props.filter.asked(), { format, language: language() }),
  );
  return (
    <>
      <div class="head">
        <h1 class="h-page">{props.title}</h1>
        <div class="row row--wrap">
          <A class={buttonClass({ kind: "quiet" })} href={`/p/${project.facts().id}/registers/pictures`}>
            <Icon name="eye" />
            {pictures().title}
          </A>
          <Menu
            trigger={
              <>
                <Show when={sheet.busy()} fallback={<Icon name="export" />}>
                  <span class="spin" aria-hidden="true" />
                </Show>
                {words().download}
                <Icon name="down" small />
              </>
            }
          >
            <For each={sheetFormats}>
              {(format) => (
                <MenuItem onSelect={() => void sheet.run(format)}>{words().formats[format]}</MenuItem>
              )}
            </For>
          </Menu>
          {props.children}
        </div>
      </div>
      <ProblemNotice problem={sheet.problem()} />
    </>
  );
}

/** Filters, then the rows, or why there are none. */
export function RegisterRows(props: {
  count: number;
  filter: RegisterFilter;
  states: readonly { value: string; label: string }[];
  emptyText: string;
  tools?: JSX.Element;
  children: JSX.Element;
}) {
  const words = useWords(registersWords);
  const common = useWords(commonWords);
  const project = useProject();
  const topics = () =>
    project.facts().topics.map(({ id, name }) => ({ value: id, label: inLanguage(name, language()) }));
  return (
    <>
      <div class="filters">
        <FilterMenu
          label={words().state}
          all={common().all}
          value={props.filter.state()}
          choices={props.states}
          onChoose={props.filter.setState}
        />
        <Show when={topics().length > 0}>
          <FilterMenu
            label={words().topic}
            all={common().all}
            value={props.filter.topic()}
            choices={topics()}
            onChoose={props.filter.setTopic}
          />
        </Show>
        <Show when={project.may("register.write")}>
          <button
            type="button"
            class="chip"
            aria-pressed={props.filter.withdrawn()}
            onClick={() => props.filter.setWithdrawn(!props.filter.withdrawn())}
          >
            {words().withdrawnToo}
          </button>
        </Show>
        {props.tools}
        <span class="count small faint" role="status">
          {words().rows(props.count)}
        </span>
      </div>
      <Show
        when={props.count > 0}
        fallback={
          <Show
            when={props.filter.isNarrowed()}
            fallback={<Empty title={words().empty} text={props.emptyText} />}
          >
            <Empty title={words().noMatch} text={words().noMatchText}>
              <Button onClick={props.filter.clear}>{words().showAll}</Button>
            </Empty>
          </Show>
        }
      >
        {props.children}
      </Show>
    </>
  );
}
