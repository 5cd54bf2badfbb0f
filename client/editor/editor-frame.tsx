import { useLocation } from "@solidjs/router";
import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from "solid-js";
import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import { CommentsSheet } from "../comments/comments-sheet";
import type { Here, Presence } from "../live/presence";
import { PutBackNotice } from "../live/put-back-notice";
import { LineNotice } from "../live/refusal-notice";
import { SetAsideNotice } from "../live/set-aside-notice";
import { Icon } from "../parts/icon";
import { Later } from "../parts/loading";
import { Notice } from "../parts/notice";
import { SourcesSheet } from "../sources/sources-sheet";
import { commentWords } from "../words/comments";
import { commonWords } from "../words/common";
import { editorWords } from "../words/editor";
import { sourceWords } from "../words/sources";
import { useWords } from "../words/words";
import { Body } from "./body";
import { BottomSheet } from "./bottom-sheet";
import { CaptureTools } from "./capture-tools";
import { caretSection } from "./caret-section";
import { useDesk } from "./desk";
import { ExportDialog } from "./export-dialog";
import { goToBlock, goToCaret, goToThread } from "./going";
import { ItemNow } from "./item-now";
import { Masthead } from "./masthead";
import { MinutesHere } from "./minutes-here";
import { useNarrow } from "./narrow";
import { OutlineList } from "./outline";
import { RenameDialog } from "./rename-dialog";
import { currentSection } from "./scroll-spy";
import { SelectionBubble } from "./selection-bubble";
import { ShortcutsDialog } from "./shortcuts-dialog";
import { Side } from "./side";
import { Toolbar } from "./toolbar";
import { TopBar } from "./top-bar";
import { VersionsDialog } from "./versions-dialog";

type Opened = "rename" | "export" | "versions" | "shortcuts" | undefined;

/** The page around a document: bar, outline, sheet, threads; on a narrow screen the panels come from below. */
export function EditorFrame(props: { onRename: (title: Localised) => Promise<void> }) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const comments = useWords(commentWords);
  const sources = useWords(sourceWords);
  const common = useWords(commonWords);
  const location = useLocation();
  const isNarrow = useNarrow();
  const [opened, setOpened] = createSignal<Opened>();
  const [sheet, setSheet] = createSignal<"outline" | "comments">();
  const [languages, setLanguages] = createSignal<readonly Language[]>([]);
  let scroller!: HTMLDivElement;
  let page!: HTMLDivElement;
  const current = currentSection(() => scroller, desk);
  const caret = caretSection(desk);
  const close = () => setOpened(undefined);

  // A text is made when it is first looked at, and then stays.
  createEffect(() => {
    const wanted = desk.language();
    if (desk.room.isReady()) setLanguages((all) => (all.includes(wanted) ? all : [...all, wanted]));
  });

  createEffect(() => desk.sources.stand(caret() ?? current()));
  createEffect(on(desk.sources.isOpen, (isOpen) => isOpen && setSheet(undefined)));

  const openSheet = (which: "outline" | "comments") => {
    desk.sources.close();
    setSheet(which);
  };
  const goToSection = (id: string) => {
    const editor = desk.editor();
    setSheet(undefined);
    if (isNarrow()) desk.sources.close();
    if (editor && goToBlock(editor, id)) history.replaceState(history.state, "", `#${id}`);
  };
  const showThread = (thread: string) => {
    const editor = desk.editor();
    if (editor) goToThread(editor, thread);
  };
  const goToPerson = (person: Here) => {
    if (person.language && desk.answer().languages.includes(person.language))
      desk.setLanguage(person.language);
    queueMicrotask(() => {
      const editor = desk.editor();
      const presence = desk.room.awareness.getStates().get(person.client) as Presence | undefined;
      if (editor && presence) goToCaret(editor, presence);
    });
  };

  // A comment that has begun is written beside its text; on a narrow screen in a sheet that leaves it in sight.
  createEffect(
    on(desk.threads.draft, (draft) => {
      if (!draft) return;
      openSheet("comments");
      const first = () => desk.editor()?.view.dom.querySelector(".sel");
      requestAnimationFrame(() => isNarrow() && first()?.scrollIntoView({ block: "center" }));
    }),
  );

  useArrival(
    { comment: () => [location.query.comment].flat()[0], section: () => location.hash.slice(1) },
    desk,
    () => {
      if (isNarrow()) openSheet("comments");
    },
  );

  const activateFromText = (event: MouseEvent) => {
    const place = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-thread]") : null;
    const thread = place?.dataset.thread;
    if (!thread || !place.matches(".hl")) return;
    desk.threads.activate(thread);
    if (!isNarrow()) desk.sources.close();
    else if (!desk.room.mayWrite) openSheet("comments");
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return;
    const hasCommand = event.ctrlKey || event.metaKey;
    if (hasCommand && event.altKey && event.code === "KeyM") {
      event.preventDefault();
      desk.comment();
    } else if (hasCommand && event.altKey && event.code === "KeyS" && desk.sources.mayRead) {
      event.preventDefault();
      desk.sources.ask(desk.sources.section());
    } else if (event.key === "?" && !hasCommand && !isTyping(event.target)) setOpened("shortcuts");
  };
  onMount(() => document.addEventListener("keydown", onKeyDown));
  onCleanup(() => document.removeEventListener("keydown", onKeyDown));

  const leaveText = () => {
    const tool = page.querySelector<HTMLElement>(".tools button");
    tool?.focus();
    return tool !== null;
  };
  const refusal = () => {
    const state = desk.room.state();
    return state.is === "refused" ? state.why : undefined;
  };
  const outline = () => <OutlineList current={current()} onGo={goToSection} />;

  return (
    <div
      class="editor"
      classList={{ "editor--narrow": isNarrow(), "has-side": desk.threads.mayRead || desk.sources.isOpen() }}
      ref={page}
    >
      <a class="skip" href="#content">
        {common().toContent}
      </a>
      <TopBar
        isNarrow={isNarrow()}
        onGo={goToPerson}
        onRename={() => setOpened("rename")}
        onExport={() => setOpened("export")}
        onVersions={() => setOpened("versions")}
        onShortcuts={() => setOpened("shortcuts")}
      />
      <Show when={!isNarrow()}>
        <nav class="outline" aria-label={words().outline}>
          {outline()}
        </nav>
      </Show>
      <div class="scroller" ref={scroller}>
        <main class="desk" id="content" tabIndex={-1}>
          <Show when={desk.mayType() && desk.editor()} keyed>
            {(editor) => (
              <Toolbar
                editor={editor}
                extra={
                  <Show when={desk.minutes}>
                    <CaptureTools editor={editor} />
                  </Show>
                }
              />
            )}
          </Show>
          <div class="desk-notices">
            <LineNotice
              refusal={refusal()}
              cannotStore={desk.room.state().is === "cannot-store"}
              isKept={desk.room.isKept() || !desk.room.hasUnsaved()}
              onAgain={desk.room.reconnect}
            />
            <ItemNow onGo={goToSection} />
            <PutBackNotice document={desk.answer().id} />
            <SetAsideNotice user={desk.me.id} document={desk.answer().id} />
            <Show when={desk.answer().kind === "minutes"}>
              <MinutesHere />
            </Show>
            <Show when={desk.answer().archived}>
              <Notice title={words().archived} kind="plain" icon="lock" />
            </Show>
          </div>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard a thread is opened from its card */}
          <article
            class="sheet doc serif"
            aria-label={inLanguage(desk.answer().title, desk.language())}
            onClick={activateFromText}
          >
            <Masthead />
            <For each={languages()}>
              {(language) => (
                <Body language={language} isInView={language === desk.language()} onEscape={leaveText} />
              )}
            </For>
            <Show when={!desk.room.isReady()}>
              <Later>
                <p class="loading" role="status">
                  {desk.room.state().is === "offline" ? words().offlineFirst : common().loading}
                </p>
              </Later>
            </Show>
          </article>
        </main>
        <Show when={(desk.threads.mayRead || desk.sources.isOpen()) && !isNarrow()}>
          <Side onThread={showThread} onSection={goToSection} />
        </Show>
      </div>
      <Show when={isNarrow()}>
        <nav class="bottom-nav" aria-label={words().text(inLanguage(desk.answer().title, desk.language()))}>
          <button type="button" aria-expanded={sheet() === "outline"} onClick={() => openSheet("outline")}>
            <Icon name="outline" />
            <span>{words().outline}</span>
          </button>
          <Show when={desk.threads.mayWrite}>
            <button
              type="button"
              onPointerDown={keepSelection}
              onMouseDown={keepSelection}
              onClick={() => desk.comment()}
            >
              <Icon name="propose" />
              <span>{comments().comment}</span>
            </button>
          </Show>
          <Show when={desk.threads.mayRead}>
            <button
              type="button"
              aria-expanded={sheet() === "comments"}
              onClick={() => openSheet("comments")}
            >
              <Icon name="comment" />
              <span>
                {comments().comments} ({desk.threads.count("open")})
              </span>
            </button>
          </Show>
          <Show when={desk.sources.mayRead}>
            <button type="button" aria-expanded={desk.sources.isOpen()} onClick={desk.sources.open}>
              <Icon name="input" />
              <span>{sources().inputs}</span>
            </button>
          </Show>
        </nav>
        <Show when={sheet() === "outline"}>
          <BottomSheet label={words().outline} onClose={() => setSheet(undefined)}>
            <nav class="outline outline--sheet" aria-label={words().outline}>
              {outline()}
            </nav>
          </BottomSheet>
        </Show>
        <Show when={sheet() === "comments" && desk.threads.mayRead}>
          <CommentsSheet onShow={showThread} onClose={() => setSheet(undefined)} />
        </Show>
        <Show when={desk.sources.isOpen()}>
          <SourcesSheet onGo={goToSection} onClose={desk.sources.close} />
        </Show>
      </Show>
      <Show when={desk.editor()} keyed>
        {(editor) => <SelectionBubble editor={editor} isNarrow={isNarrow()} />}
      </Show>
      <RenameDialog open={opened() === "rename"} onClose={close} onRename={props.onRename} />
      <ExportDialog open={opened() === "export"} onClose={close} />
      <VersionsDialog open={opened() === "versions"} onClose={close} />
      <ShortcutsDialog open={opened() === "shortcuts"} onClose={close} />
    </div>
  );
}

/** Where a link has led: `?comment=ID` to a thread in its language, `#id` to a section. Once the text is there. */
function useArrival(
  to: { comment: () => string | undefined; section: () => string },
  desk: ReturnType<typeof useDesk>,
  onThread: () => void,
): void {
  const [arrived, setArrived] = createSignal("");
  createEffect(() => {
    const wanted = to.comment();
    const thread = wanted && arrived() !== wanted && desk.threads.all().find(({ id }) => id === wanted);
    if (!thread) return;
    desk.setLanguage(thread.language);
    const editor = desk.editor();
    if (!editor) return;
    setArrived(thread.id);
    desk.threads.activate(thread.id, { focus: true });
    onThread();
    setTimeout(() => goToThread(editor, thread.id), 50);
  });
  createEffect(() => {
    const editor = desk.editor();
    if (!editor || to.comment() || !to.section() || arrived() === to.section()) return;
    setArrived(to.section());
    setTimeout(() => goToBlock(editor, to.section()), 50);
  });
}

/** Pressing a button must not take away the selection it is about. */
const keepSelection = (event: Event) => event.preventDefault();

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
