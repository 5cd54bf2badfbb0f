import type { Editor } from "@tiptap/core";
import { isInTable } from "@tiptap/pm/tables";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { For, type JSX, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import { Icon, type IconName } from "../parts/icon";
import { Menu, MenuChoices, MenuItem, MenuRule } from "../parts/menu";
import { editorWords } from "../words/editor";
import { useWords } from "../words/words";
import { useDesk } from "./desk";
import { editorState, sameFacts } from "./editor-state";
import { type BlockKind, blockKindAt, setBlockKind } from "./extensions/blocks";
import { changeTable, insertTable, type TableDeed } from "./extensions/tables";

const kinds = ["paragraph", "heading2", "heading3", "heading4"] as const satisfies readonly BlockKind[];
const deeds = [
  "addRowBefore",
  "addRowAfter",
  "addColumnBefore",
  "addColumnAfter",
  "toggleHeaderRow",
  "deleteRow",
  "deleteColumn",
  "deleteTable",
] as const satisfies readonly TableDeed[];

const nothing = {
  kind: "paragraph" as BlockKind | "title",
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  bulletList: false,
  orderedList: false,
  link: false,
  isInTable: false,
  mayUndo: false,
  mayRedo: false,
};

function read(editor: Editor): typeof nothing {
  const undo = yUndoPluginKey.getState(editor.state)?.undoManager;
  return {
    kind: blockKindAt(editor),
    bold: editor.isActive("bold"),
    italic: editor.isActive("italic"),
    underline: editor.isActive("underline"),
    strike: editor.isActive("strike"),
    bulletList: editor.isActive("bulletList"),
    orderedList: editor.isActive("orderedList"),
    link: editor.isActive("link"),
    isInTable: isInTable(editor.state),
    mayUndo: (undo?.undoStack.length ?? 0) > 0,
    mayRedo: (undo?.redoStack.length ?? 0) > 0,
  };
}

/** The tools for who writes. Arrow keys go through them; Escape in the text comes here. */
export function Toolbar(props: { editor: Editor; extra?: JSX.Element }) {
  const desk = useDesk();
  const words = useWords(editorWords);
  // The bar is made anew for another text's editor.
  const editor = props.editor;
  const at = editorState(editor, read, nothing, sameFacts);
  const chain = () => editor.chain().focus();
  const fields = () => Object.values(desk.answer().form.fields).filter((field) => field.kind !== "checkbox");

  return (
    <div
      class="tools"
      role="toolbar"
      aria-label={words().tools}
      onKeyDown={roveFocus}
      onMouseDown={keepFocus}
    >
      {props.extra}
      <Tool
        icon="undo"
        label={words().undo}
        keys="Ctrl+Z"
        disabled={!at().mayUndo}
        onPress={() => editor.commands.undo()}
      />
      <Tool
        icon="undo"
        isMirrored
        label={words().redo}
        keys="Ctrl+Y"
        disabled={!at().mayRedo}
        onPress={() => editor.commands.redo()}
      />
      <hr />
      <Show
        when={at().kind !== "title"}
        fallback={<span class="small muted tool-word">{words().blocks.title}</span>}
      >
        <Menu
          class="btn btn--quiet btn--small"
          label={`${words().blockKind}: ${words().blocks[at().kind]}`}
          trigger={
            <>
              {words().blocks[at().kind]}
              <Icon name="down" small />
            </>
          }
        >
          <MenuChoices
            label={words().blockKind}
            value={at().kind}
            choices={kinds.map((kind) => ({ value: kind, label: words().blocks[kind] }))}
            onChoose={(kind) => kind !== "title" && setBlockKind(editor, kind)}
          />
        </Menu>
      </Show>
      <hr />
      <Tool
        icon="bold"
        label={words().bold}
        keys="Ctrl+B"
        pressed={at().bold}
        onPress={() => chain().toggleMark("bold").run()}
      />
      <Tool
        icon="italic"
        label={words().italic}
        keys="Ctrl+I"
        pressed={at().italic}
        onPress={() => chain().toggleMark("italic").run()}
      />
      <Tool
        letter="U"
        label={words().underline}
        keys="Ctrl+U"
        pressed={at().underline}
        onPress={() => chain().toggleMark("underline").run()}
      />
      <Tool
        letter="S"
        label={words().strike}
        keys="Ctrl+Shift+X"
        pressed={at().strike}
        onPress={() => chain().toggleMark("strike").run()}
      />
      <Tool icon="link" label={words().link} keys="Ctrl+K" pressed={at().link} onPress={desk.askLink} />
      <Tool letter="T" label={words().clear} keys="Ctrl+\" onPress={() => chain().clearFormatting().run()} />
      <hr />
      <Tool
        icon="list"
        label={words().bullets}
        keys="Ctrl+Shift+8"
        pressed={at().bulletList}
        onPress={() => chain().toggleList("bulletList", "listItem").run()}
      />
      <Tool
        icon="numbers"
        label={words().numbering}
        keys="Ctrl+Shift+7"
        pressed={at().orderedList}
        onPress={() => chain().toggleList("orderedList", "listItem").run()}
      />
      <hr />
      <Show
        when={at().isInTable}
        fallback={
          <button
            type="button"
            class="btn btn--quiet btn--small"
            title={words().insertTable}
            onClick={() => insertTable(editor)}
          >
            <Icon name="table" small />
            {words().table}
          </button>
        }
      >
        <Menu
          class="btn btn--quiet btn--small"
          trigger={
            <>
              <Icon name="table" small />
              {words().table}
              <Icon name="down" small />
            </>
          }
        >
          <For each={deeds}>
            {(deed) => (
              <>
                <Show when={deed === "toggleHeaderRow" || deed === "deleteRow"}>
                  <MenuRule />
                </Show>
                <MenuItem onSelect={() => changeTable(editor, deed)} danger={deed === "deleteTable"}>
                  {words().tableDeeds[deed]}
                </MenuItem>
              </>
            )}
          </For>
        </Menu>
      </Show>
      <Show when={fields().length > 0}>
        <Menu
          class="btn btn--quiet btn--small"
          label={words().insertField}
          trigger={
            <>
              <Icon name="fieldi" small />
              {words().field}
              <Icon name="down" small />
            </>
          }
        >
          <div class="menu-scroll">
            <For each={fields()}>
              {(field) => (
                <MenuItem
                  onSelect={() =>
                    chain()
                      .insertContent({ type: "field", attrs: { key: field.key } })
                      .run()
                  }
                >
                  <span lang={desk.language()}>{inLanguage(field.label, desk.language())}</span>
                </MenuItem>
              )}
            </For>
          </div>
        </Menu>
      </Show>
    </div>
  );
}

function Tool(props: {
  icon?: IconName;
  letter?: string;
  isMirrored?: boolean;
  label: string;
  keys: string;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      class="btn btn--quiet btn--icon"
      classList={{ "is-mirrored": props.isMirrored }}
      aria-label={props.label}
      aria-keyshortcuts={props.keys.replace("Ctrl", "Control")}
      title={`${props.label} (${props.keys})`}
      aria-pressed={props.pressed}
      aria-disabled={props.disabled || undefined}
      onClick={() => !props.disabled && props.onPress()}
    >
      <Show when={props.icon} fallback={<span class={`letter letter--${props.letter}`}>{props.letter}</span>}>
        {(icon) => <Icon name={icon()} small />}
      </Show>
    </button>
  );
}

/** Pressing a tool leaves the caret where it is. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** One stop for the Tab key; arrow keys, Home and End go through the tools. */
function roveFocus(event: KeyboardEvent & { currentTarget: HTMLDivElement }): void {
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const at = tools.indexOf(document.activeElement as HTMLElement);
  const step: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: tools.length - 1,
  };
  const next = step[event.key];
  if (next === undefined || at < 0) return;
  event.preventDefault();
  tools[(next + tools.length) % tools.length]?.focus();
}
