import { A, useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { LetterAnswer } from "../../shared/answers";
import { letterLabel, showValue } from "../../shared/letter/fill";
import type { LetterField } from "../../shared/letter/letter-template";
import { inLanguage, type Language, languages } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { SelectField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Keyed } from "../parts/keyed";
import { Loaded } from "../parts/loading";
import { Notice, ProblemNotice } from "../parts/notice";
import { orTell } from "../parts/or-tell";
import { usePageTitle } from "../parts/page-title";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { lettersWords } from "../words/letters";
import { listed } from "../words/listed";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { LetterFactField } from "./letter-fact";
import { LetterStateChip } from "./letter-state-chip";
import { LetterSubjects } from "./letter-subjects";
import { type Letter, useLetter } from "./letters.data";
import { NumberDialog } from "./number-dialog";
import { OwnWords } from "./own-words";

/** One letter: what it is about, its facts, the words that come of them, its number and its file. */
export default function LetterPage() {
  const params = useParams<{ project: string; letter: string }>();
  const letter = useLetter(() => ({ project: params.project, letter: params.letter }));
  return (
    <Loaded from={letter.answer} again={letter.again}>
      {(answer) => <Whole of={answer()} letter={letter} />}
    </Loaded>
  );
}

function Whole(props: { of: LetterAnswer; letter: Letter }) {
  const words = useWords(lettersWords);
  const project = useProject();
  usePageTitle(() => props.of.subject);
  const isOut = () => props.of.number !== null;
  const mayChange = () => project.may("letter.write") && !isOut();
  return (
    <>
      <div class="mast">
        <A class="back-link small" href={`/p/${project.facts().id}/letters`}>
          <Icon name="back" small />
          {words().back}
        </A>
        <h1 class="h-page anywhere">{props.of.subject}</h1>
        <div class="row row--wrap state-moves">
          <LetterStateChip state={props.of.state} />
          <span class="num anywhere">{props.of.number ?? words().noNumber}</span>
          <span class="grow" />
          <Show when={project.may("letter.manage")}>
            <Moves of={props.of} letter={props.letter} />
          </Show>
        </div>
      </div>
      <hr class="kop" />
      <div class="letter-desk">
        <section class="letter-facts" aria-labelledby="letter-facts">
          <h2 class="h-part" id="letter-facts">
            {words().facts}
          </h2>
          <Show when={props.of.missing.length > 0}>
            <Notice kind="amber" title={words().missing}>
              <p>{words().missingText(listed(props.of.missing.map((key) => nameOf(props.of, key))))}</p>
            </Notice>
          </Show>
          <Show when={mayChange()} fallback={<Facts of={props.of} />}>
            <LetterSubjects
              needs={props.of.needs}
              of={{
                organisation: props.of.organisation?.id ?? null,
                activity: props.of.activity,
                workshop: props.of.workshop,
              }}
              onChange={(what, id) => void orTell(props.letter.change({ [what]: id }), () => {})}
            />
            <Keyed each={props.of.fields} by={({ key }) => key}>
              {(field) => (
                <LetterFactField
                  field={field()}
                  value={props.of.facts[field().key]}
                  save={(value) => props.letter.change({ facts: { [field().key]: value } })}
                />
              )}
            </Keyed>
          </Show>
        </section>
        <section class="stack" aria-labelledby="letter-words">
          <h2 class="h-part" id="letter-words">
            {words().text}
          </h2>
          <Files of={props.of} letter={props.letter} />
          <OwnWords of={props.of} letter={props.letter} mayChange={mayChange()} />
        </section>
      </div>
    </>
  );

  function nameOf(of: LetterAnswer, key: string): string {
    if (key === "organisation" || key === "activity" || key === "workshop") return words()[key];
    return inLanguage(letterLabel(of.fields, key), language());
  }
}

/** What is known, for whoever only reads and of what has gone out. */
function Facts(props: { of: LetterAnswer }) {
  const words = useWords(lettersWords);
  const shown = (field: LetterField) => {
    const value = props.of.facts[field.key];
    return value && showValue(field, value, language());
  };
  return (
    <dl class="facts">
      <Show when={props.of.organisation}>
        {(organisation) => (
          <>
            <dt>{words().organisation}</dt>
            <dd>{inLanguage(organisation().name, language())}</dd>
          </>
        )}
      </Show>
      <For each={props.of.fields.filter(shown)}>
        {(field) => (
          <>
            <dt>{inLanguage(field.label, language())}</dt>
            <dd class="letter-lines">{shown(field)}</dd>
          </>
        )}
      </For>
    </dl>
  );
}

function Moves(props: { of: LetterAnswer; letter: Letter }) {
  const words = useWords(lettersWords);
  const project = useProject();
  const navigate = useNavigate();
  const [numbering, setNumbering] = createSignal(false);
  const state = () => props.of.state;
  const change = (to: "drafted" | "sent") => () => void orTell(props.letter.change({ state: to }), () => {});
  const remove = () =>
    void orTell(props.letter.remove(), () => {
      tell(words().removed);
      navigate(`/p/${project.facts().id}/letters`);
    });
  return (
    <>
      <Show when={state() === "requested"}>
        <Button small kind="primary" onClick={change("drafted")}>
          {words().draftedNow}
        </Button>
      </Show>
      <Show when={props.of.number === null}>
        <Button small kind={state() === "drafted" ? "primary" : undefined} onClick={() => setNumbering(true)}>
          {words().giveNumber}
        </Button>
        <Button small onClick={remove}>
          {words().remove}
        </Button>
      </Show>
      <Show when={state() === "numbered"}>
        <Button small kind="primary" onClick={change("sent")}>
          {words().sent}
        </Button>
      </Show>
      <NumberDialog open={numbering()} letter={props.letter} onClose={() => setNumbering(false)} />
    </>
  );
}

function Files(props: { of: LetterAnswer; letter: Letter }) {
  const words = useWords(lettersWords);
  const terms = useWords(termWords);
  const [wanted, setWanted] = createSignal<Language>();
  const make = createDeed(async (variables: boolean) => {
    await props.letter.download(wanted() ?? props.of.language, variables);
    tell(words().made);
  });
  return (
    <div class="stack">
      <SelectField
        label={words().fileLanguage}
        value={wanted() ?? props.of.language}
        choices={languages.map((value) => ({ value, label: terms().language[value] }))}
        onChange={setWanted}
      />
      <div class="row row--wrap">
        <Button icon="export" busy={make.busy()} onClick={() => void make.run(false)}>
          {words().word}
        </Button>
        <Button icon="export" busy={make.busy()} onClick={() => void make.run(true)}>
          {words().office}
        </Button>
      </div>
      <ProblemNotice problem={make.problem()} />
    </div>
  );
}
