import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import { PeopleHere } from "../live/people-here";
import { type Here, useOthersHere } from "../live/presence";
import { SaveMark } from "../live/save-mark";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Menu, MenuItem } from "../parts/menu";
import { commentWords } from "../words/comments";
import { editorWords } from "../words/editor";
import { sourceWords } from "../words/sources";
import { useWords } from "../words/words";
import { useDesk } from "./desk";
import { TextLanguage } from "./text-language";

type Props = {
  isNarrow: boolean;
  onGo: (person: Here) => void;
  onRename: () => void;
  onExport: () => void;
  onVersions: () => void;
  onShortcuts: () => void;
};

/** Where I am, whether it is saved, who is here, and what can be done with the whole document. */
export function TopBar(props: Props) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const comments = useWords(commentWords);
  const sources = useWords(sourceWords);
  const people = useOthersHere(desk.room.awareness, desk.me.id);
  const title = () => inLanguage(desk.answer().title, desk.language());
  const mayRename = () => desk.may("document.rename") && !desk.answer().confirmed;
  const save = (short: boolean): JSX.Element => (
    <SaveMark state={desk.room.state()} mayComment={desk.threads.mayWrite} short={short} />
  );
  const here = (most: number): JSX.Element => (
    <PeopleHere people={people()} most={most} onGo={(person) => props.onGo(person)} />
  );

  return (
    <header class="top">
      <A
        class="btn btn--quiet top-back"
        href={`/p/${desk.answer().project.id}/documents`}
        aria-label={words().documents}
      >
        <Icon name="back" />
        <Show when={!props.isNarrow}>
          <span>{words().documents}</span>
        </Show>
      </A>
      <Show when={mayRename()} fallback={<p class="title ellipsis">{title()}</p>}>
        <button
          type="button"
          class="title title--button"
          title={words().rename}
          onClick={() => props.onRename()}
        >
          <span class="ellipsis" lang={desk.language()}>
            {title()}
          </span>
        </button>
      </Show>
      <Show when={!props.isNarrow}>
        {save(false)}
        <span class="grow" />
        {here(4)}
        <TextLanguage />
        <Show when={desk.threads.mayWrite}>
          <Button icon="comment" onMouseDown={keepSelection} onClick={() => desk.comment()}>
            {comments().comment}
          </Button>
        </Show>
        <Show when={desk.may("document.export")}>
          <Button icon="export" onClick={() => props.onExport()}>
            {words().export}
          </Button>
        </Show>
      </Show>
      <Menu class="btn btn--quiet btn--icon" label={words().more} trigger={<Icon name="more" />}>
        <Show when={props.isNarrow && desk.may("document.export")}>
          <MenuItem icon="export" onSelect={() => props.onExport()}>
            {words().export}…
          </MenuItem>
        </Show>
        <Show when={mayRename()}>
          <MenuItem icon="doc" onSelect={() => props.onRename()}>
            {words().rename}
          </MenuItem>
        </Show>
        <Show when={desk.may("version.read")}>
          <MenuItem icon="history" onSelect={() => props.onVersions()}>
            {words().versions}
          </MenuItem>
        </Show>
        <Show when={desk.sources.mayRead}>
          <MenuItem icon="input" onSelect={desk.sources.open}>
            {sources().panel}
          </MenuItem>
        </Show>
        <MenuItem icon="list" onSelect={() => props.onShortcuts()} key="?">
          {words().keys}
        </MenuItem>
      </Menu>
      <Show when={props.isNarrow}>
        <div class="second">
          {save(true)}
          <span class="grow" />
          {here(2)}
          <TextLanguage isMenu />
        </div>
      </Show>
    </header>
  );
}

/** Pressing a button must not take away the selection it is about. */
const keepSelection = (event: MouseEvent) => event.preventDefault();
