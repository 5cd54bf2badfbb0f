import { createEffect, createMemo, createSignal, on, onCleanup, Show } from "solid-js";
import { isDate, showDate } from "../../../shared/locale/dates";
import { inLanguage, type Language, type Localised } from "../../../shared/locale/languages";
import type { ConfidenceAnswer } from "../../../shared/register/answers";
import { blocksOf, type RegisterKind } from "../../../shared/register/blocks";
import { missingIn } from "../../../shared/register/missing";
import { Icon } from "../../parts/icon";
import { captureWords } from "../../words/capture";
import { editorWords } from "../../words/editor";
import { listed } from "../../words/listed";
import { registersWords } from "../../words/registers";
import { termWords } from "../../words/terms";
import { language as interfaceLanguage, useWords } from "../../words/words";
import { CapturedForm, type FactName, type Filled } from "../captured-form";
import { useDesk } from "../desk";
import { caretInto, changeCaptured, removeCaptured, selectCaptured, writeInto } from "../extensions/captured";
import { revealBlock } from "../extensions/reveal";
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
  const isConfidential = () => props.node().attrs.visibility === "confidential";
  const known = () => desk.minutes?.confidence(props.kind, id());
  const facts = () => factsOf(props, isConfidential() ? known() : undefined);
  const [isNew, setNew] = createSignal(false);

  createEffect(
    on([() => desk.minutes?.asking(), desk.language], ([asked, shown]) => {
      if (!asked || asked.id !== id() || shown !== props.language) return;
      desk.minutes?.doneAsking();
      desk.minutes?.lookAgain();
      setNew(asked.isNew);
      setOpen(true);
    }),
  );
  const close = (goTo: typeof caretInto) => {
    setOpen(false);
    const at = props.position();
    if (at !== undefined) goTo(props.editor, at);
  };

  async function save({ changed, facts, text }: Filled) {
    const at = props.position();
    if (facts.visibility === "confidential") {
      await desk.minutes?.confide({
        ...noFacts,
        ...withoutVisibility(facts),
        kind: props.kind,
        block: id(),
        text,
      });
      return close(selectCaptured);
    }
    if (isConfidential())
      revealBlock(desk.room.doc, desk.answer().languages, { id: id(), attributes: facts, text });
    else if (at !== undefined) changeCaptured(props.editor, at, changed);
    close(caretInto);
  }

  /** Who types on at once after capturing has words of the block in its first field. */
  async function leave(filled: Filled) {
    const [first, at] = [typedFirst[props.kind], props.position()];
    const typed = filled.changed[first];
    if (!isNew() || !typed || at === undefined || filled.facts.visibility === "confidential")
      return save(filled);
    const { [first]: _words, ...changed } = filled.changed;
    changeCaptured(props.editor, at, changed);
    writeInto(props.editor, at, typed);
    close(caretInto);
  }

  const wordsNow = (): Localised =>
    known()?.text ??
    blocksOf(desk.room.doc, desk.answer().languages).find((block) => block.id === id())?.text ??
    {};

  return (
    <div
      class={looks[props.kind]}
      classList={{
        "is-selected": props.isSelected(),
        "cap--confidential": isConfidential(),
      }}
      data-id={id()}
    >
      <span class={`i i-${capturedIcons[props.kind]}`} aria-hidden="true" contentEditable={false} />
      <div>
        <div class="meta" contentEditable={false}>
          <Facts kind={props.kind} facts={facts()} isBeingFilledIn={isOpen()} />
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
              attributes={facts()}
              text={wordsNow()}
              onSave={save}
              onLeave={leave}
              onCancel={() => close(isConfidential() ? selectCaptured : caretInto)}
              onRemove={() => {
                const at = props.position();
                if (at !== undefined) removeCaptured(props.editor, at);
                desk.announce(words().removed);
              }}
            />
          </div>
        </Show>
        <Show when={isConfidential()} fallback={<Hint {...props} />}>
          <div class="confided" contentEditable={false}>
            <Show
              when={desk.may("register.confidential")}
              fallback={<p class="small muted">{words().hidden}</p>}
            >
              <Show when={!isOpen()}>
                <p class="confided-words">{inLanguage(known()?.text, props.language)}</p>
                <p class="small muted">{words().inRegister}</p>
              </Show>
            </Show>
          </div>
        </Show>
        <div class="text" hidden={isConfidential()}>
          {props.text}
        </div>
      </div>
    </div>
  );
}

const noFacts = {
  by: null,
  topic: null,
  document: null,
  section: null,
  owner: null,
  person: null,
  due: null,
};
/** Where the caret is when the form opens. */
const typedFirst: Record<RegisterKind, FactName> = { input: "by", decision: "by", followUp: "owner" };

function withoutVisibility({ visibility, ...facts }: Filled["facts"]) {
  return facts;
}

/** As the text has them, or the register where it alone does. */
function factsOf(props: Props, known: ConfidenceAnswer | undefined): Record<string, unknown> {
  const inText = props.node().attrs;
  if (!known) return inText;
  const { by, topic, owner, person, due, concerns } = known;
  return { ...inText, by, topic, owner, person, due, ...concerns };
}

function Facts(props: { kind: RegisterKind; facts: Record<string, unknown>; isBeingFilledIn: boolean }) {
  const desk = useDesk();
  const names = useWords(editorWords);
  const registers = useWords(registersWords);
  const attributes = () => props.facts as Record<string, string | null>;
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
        <span class="num">{showDate(attributes().due!, interfaceLanguage())}</span>
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
