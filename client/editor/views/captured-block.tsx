import { createEffect, createMemo, createSignal, on, onCleanup, Show } from "solid-js";
import { isDate, showDate } from "../../../shared/locale/dates";
import { inLanguage, type Language } from "../../../shared/locale/languages";
import type { RegisterKind } from "../../../shared/register/blocks";
import { missingIn } from "../../../shared/register/missing";
import { Icon } from "../../parts/icon";
import { captureWords } from "../../words/capture";
import { editorWords } from "../../words/editor";
import { listed } from "../../words/listed";
import { registersWords } from "../../words/registers";
import { termWords } from "../../words/terms";
import { language as interfaceLanguage, useWords } from "../../words/words";
import { CapturedForm } from "../captured-form";
import { useDesk } from "../desk";
import { caretInto, changeCaptured, removeCaptured } from "../extensions/captured";
import { capturedIcons } from "../insertions";
import type { SolidNodeProps } from "../solid-node-view";
import { languageWithWords } from "./words-elsewhere";

const looks: Record<RegisterKind, string> = {
  input: "cap",
  decision: "cap cap--decision",
  followUp: "cap cap--follow",
};

type Props = SolidNodeProps & { kind: RegisterKind; language: Language; text: HTMLElement };

/** What was captured: its facts in a line, on wish the form that changes them, and its words. */
export function CapturedBlock(props: Props) {
  const desk = useDesk();
  const words = useWords(captureWords);
  const [isOpen, setOpen] = createSignal(false);
  const id = () => String(props.node().attrs.id ?? "");
  const isHidden = () =>
    props.node().attrs.visibility === "confidential" && !desk.may("register.confidential");

  createEffect(
    on([() => desk.minutes?.asking(), desk.language], ([asked, shown]) => {
      if (!asked || asked !== id() || shown !== props.language) return;
      desk.minutes?.doneAsking();
      desk.minutes?.lookAgain();
      setOpen(true);
    }),
  );
  const close = () => {
    setOpen(false);
    const at = props.position();
    if (at !== undefined) caretInto(props.editor, at);
  };

  return (
    <div
      class={looks[props.kind]}
      classList={{
        "is-selected": props.isSelected(),
        "cap--confidential": props.node().attrs.visibility === "confidential",
      }}
      data-id={id()}
    >
      <span class={`i i-${capturedIcons[props.kind]}`} aria-hidden="true" contentEditable={false} />
      <div>
        <div class="meta" contentEditable={false}>
          <Facts {...props} isBeingFilledIn={isOpen()} />
          <Show when={desk.minutes && desk.mayType() && !isOpen()}>
            <button
              type="button"
              class="btn btn--quiet btn--small"
              aria-label={words().detailsOf(editorWords[interfaceLanguage()].captured[props.kind])}
              aria-keyshortcuts="Alt+Enter"
              title={`${words().details} (Alt+Enter)`}
              onClick={() => desk.minutes?.askDetails(id())}
            >
              {words().details}
            </button>
          </Show>
        </div>
        <Show when={isOpen() && desk.mayType()}>
          <div contentEditable={false}>
            <CapturedForm
              kind={props.kind}
              attributes={props.node().attrs}
              onSave={(attributes) => {
                const at = props.position();
                if (at !== undefined) changeCaptured(props.editor, at, attributes);
                close();
              }}
              onCancel={close}
              onRemove={() => {
                const at = props.position();
                if (at !== undefined) removeCaptured(props.editor, at);
                desk.announce(words().removed);
              }}
            />
          </div>
        </Show>
        <Show when={isHidden()} fallback={<Hint {...props} />}>
          <div class="small muted" contentEditable={false}>
            {words().hidden}
          </div>
        </Show>
        <div class="text" hidden={isHidden()}>
          {props.text}
        </div>
      </div>
    </div>
  );
}

function Facts(props: Props & { isBeingFilledIn: boolean }) {
  const desk = useDesk();
  const names = useWords(editorWords);
  const registers = useWords(registersWords);
  const attributes = () => props.node().attrs;
  const topic = () => inLanguage(desk.minutes?.topicName(attributes().topic), interfaceLanguage());
  const concerned = () => inLanguage(desk.minutes?.documentTitle(attributes().document), interfaceLanguage());
  const visibility = () => attributes().visibility as "public" | "not_for_attribution" | "confidential";
  const isGiverHidden = () => visibility() !== "public" && !desk.may("register.confidential");
  const missing = createMemo(() => {
    const { by = null, topic = null, owner = null, due = null } = attributes();
    // Whether words are missing is seen where they would stand.
    return missingIn({ kind: props.kind, text: { en: "-" }, by, topic, owner, due }).map(
      (name) => registers().missing[name],
    );
  });
  return (
    <>
      <b>{names().captured[props.kind]}</b>
      <Show when={attributes().by && !isGiverHidden()}>
        <span>{attributes().by}</span>
      </Show>
      <Show when={attributes().owner}>
        <span>{attributes().owner}</span>
      </Show>
      <Show when={attributes().person}>
        <span>{attributes().person}</span>
      </Show>
      <Show when={isDate(attributes().due)}>
        <span class="num">{showDate(attributes().due, interfaceLanguage())}</span>
      </Show>
      <Show when={topic()}>
        <span>{topic()}</span>
      </Show>
      <Show when={concerned()}>
        <a
          class="tap"
          href={`/p/${desk.answer().project.id}/docs/${attributes().document}${attributes().section ? `#${attributes().section}` : ""}`}
        >
          {concerned()}
        </a>
      </Show>
      <Show when={visibility() !== "public"}>
        <span class="say say--red">
          <Icon name="lock" small />
          {registers().visibilities[visibility()]}
        </span>
      </Show>
      <Show when={missing().length > 0 && !props.isBeingFilledIn && desk.may("register.write")}>
        <span class="fieldval--gap">
          {registers().lacks}: {listed(missing())}
        </span>
      </Show>
    </>
  );
}

/** What is to be written into an empty block: its words, or their translation. */
function Hint(props: Props) {
  const desk = useDesk();
  const words = useWords(captureWords);
  const terms = useWords(termWords);
  const isEmpty = () => props.node().children.every((child) => child.isTextblock && child.content.size === 0);
  const [written, setWritten] = createSignal<Language>();
  createEffect(() => {
    desk.language();
    if (!isEmpty()) return;
    const elsewhere = languageWithWords(desk.room.doc, {
      languages: desk.answer().languages.filter((each) => each !== props.language),
      id: String(props.node().attrs.id ?? ""),
      onChange: setWritten,
    });
    onCleanup(elsewhere);
  });
  return (
    <Show when={isEmpty()}>
      <div class="hint muted" contentEditable={false}>
        {written() ? words().awaits(terms().language[written()!]) : words().write[props.kind]}
      </div>
    </Show>
  );
}
