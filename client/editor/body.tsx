import { createEffect, createMemo, createUniqueId, onCleanup, onMount } from "solid-js";
import { inLanguage, type Language } from "../../shared/locale/languages";
import { rangeOf } from "../comments/anchor";
import { editorWords } from "../words/editor";
import { language as interfaceLanguage, useWords } from "../words/words";
import { bodyExtensions } from "./body-extensions";
import { bodyIndex } from "./body-index";
import { createEditor } from "./create-editor";
import { useDesk } from "./desk";
import { guidanceAgain } from "./extensions/guidance";
import { showDraft } from "./extensions/thread-marks";
import { whyAgain } from "./extensions/why-signs";
import { insertionsFor, insertionsOf, putInsertion } from "./insertions";
import { SlashMenu } from "./slash-menu";

/** The text of one language. It stays in the page when another is in view, so that it keeps its own undo. */
export function Body(props: { language: Language; isInView: boolean; onEscape: () => boolean }) {
  const desk = useDesk();
  const words = useWords(editorWords);
  // A text keeps its language for as long as it lives.
  const language = props.language;
  const shownField = (key: string) => desk.facts.shown(key, language);
  let place!: HTMLDivElement;

  const slashes = createUniqueId();
  const insertions = insertionsOf(desk.answer().kind, (kind, id) => desk.minutes?.inserted(kind, id));

  const { editor, mount } = createEditor({
    extensions: bodyExtensions(desk, language, {
      leaveText: () => props.onEscape(),
      slashes: {
        id: slashes,
        count: (query) => insertionsFor(insertions, query).length,
        onChoose: (slash) => putInsertion(editor, insertionsFor(insertions, slash.query)[slash.index], slash),
      },
    }),
    editable: desk.mayType(),
    enableCoreExtensions: { clipboardTextSerializer: false, delete: false, drop: false, paste: false },
    coreExtensionOptions: { tabindex: { value: "0" } },
    enablePasteRules: false,
    editorProps: {
      attributes: {
        class: "doc-text",
        role: desk.room.mayWrite ? "textbox" : "document",
        "aria-label": words().text(inLanguage(desk.answer().title, language)),
        ...(desk.room.mayWrite ? { "aria-multiline": "true" } : {}),
      },
    },
  });
  const index = bodyIndex({
    editor,
    form: createMemo(() => desk.answer().form),
    language,
    shownField,
    onFactsChange: desk.facts.onChange,
  });

  onMount(() => {
    mount(place);
    desk.adopt(language, { editor, index });
    if (props.isInView) desk.room.holdWhile(() => editor.view.composing);
  });

  createEffect(() => {
    const mayType = desk.mayType();
    if (editor.isEditable !== mayType) editor.setEditable(mayType, false);
  });
  createEffect(() => {
    if (props.isInView) desk.room.holdWhile(() => !editor.isDestroyed && editor.view.composing);
  });

  createEffect(() => {
    desk.sources.behind();
    interfaceLanguage();
    if (editor.isInitialized) editor.view.dispatch(editor.state.tr.setMeta(whyAgain.key, true));
  });

  let looking: ReturnType<typeof setTimeout> | undefined;
  desk.facts.onChange(() => {
    clearTimeout(looking);
    looking = setTimeout(() => {
      if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(guidanceAgain.key, true));
    });
  });
  onCleanup(() => clearTimeout(looking));

  // Others' changes replace the whole text, so what a draft is about is looked up again after each.
  const drawDraft = () => {
    const about = desk.threads.draft()?.place;
    const range = about?.language === language ? rangeOf(editor.state, about) : undefined;
    editor.view.dispatch(showDraft(editor.state.tr, range ?? null));
  };
  createEffect(() => {
    desk.threads.draft();
    if (editor.isInitialized) drawDraft();
  });
  editor.on("update", () => {
    if (desk.threads.draft()) drawDraft();
  });

  return (
    <>
      <div ref={place} lang={language} hidden={!props.isInView} />
      <SlashMenu editor={editor} id={slashes} all={insertions} />
    </>
  );
}
