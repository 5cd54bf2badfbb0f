import { A, useParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { InputAnswer, WithHistory } from "../../shared/register/answers";
import { dispositionWords } from "../../shared/register/dispositions";
import { inputStates, mayStep, needsApproval, stateWords } from "../../shared/register/states";
import { Button } from "../parts/button";
import { CopyLink } from "../parts/copy-link";
import { createDeed } from "../parts/deed";
import { Icon } from "../parts/icon";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { Notice } from "../parts/notice";
import { usePageTitle } from "../parts/page-title";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { calendarDate } from "../words/times";
import { language, useWords } from "../words/words";
import { AnswerForm, AnswerProblem } from "./answer-form";
import { LinkedSections } from "./linked-sections";
import { HandedFiles, Placement } from "./placement";
import { type OpenInput, useInput } from "./registers.data";
import { Giver, History, MissingFacts, StateChip, TopicName } from "./row-facts";

/** One input: what was said, what is answered, which section took it up, and how that came about. */
export function InputPage() {
  const params = useParams<{ row: string }>();
  const project = useProject();
  const input = useInput(() => ({ project: project.facts().id, input: params.row }));
  return (
    <Loaded from={input.row} again={input.again}>
      {(row) => <Input row={row()} input={input} />}
    </Loaded>
  );
}

function Input(props: { row: WithHistory<InputAnswer>; input: OpenInput }) {
  const words = useWords(registersWords);
  const project = useProject();
  const isMerged = () => props.row.state === "merged";
  const mayAnswer = () => project.may("register.write") && !isMerged() && props.row.withdrawnAt === null;
  usePageTitle(() => words().input(props.row.number));
  return (
    <>
      <A class="btn btn--quiet btn--small" href={`/p/${project.facts().id}/inputs`}>
        <Icon name="back" small />
        {words().back.inputs}
      </A>
      <div class="head">
        <h1 class="h-page">{words().input(props.row.number)}</h1>
        <StateChip state={props.row.state} />
      </div>
      <div class="cols">
        <div class="stack-blocks">
          <Show when={props.row.withdrawnAt}>
            <Notice title={words().withdrawn}>{words().withdrawnText}</Notice>
          </Show>
          <p class="serif say-it">
            <LocalText of={props.row.text} />
          </p>
          <section class="block" aria-labelledby="answer">
            <header>
              <h2 id="answer">{words().answer}</h2>
              <Show when={props.row.disposition}>
                {(code) => <span class="chip more">{dispositionWords[language()][code()]}</span>}
              </Show>
            </header>
            <Show when={mayAnswer()} fallback={<Answered row={props.row} />}>
              <Show when={props.row.id} keyed>
                <AnswerForm row={props.row} change={props.input.change} />
              </Show>
              <Steps row={props.row} change={props.input.change} />
            </Show>
          </section>
          <LinkedSections row={props.row} input={props.input} mayLink={mayAnswer()} />
        </div>
        <div class="stack-blocks">
          <Facts row={props.row} />
          <HandedFiles row={props.row} />
          <Show when={props.row.document === null && mayAnswer() && props.row.id} keyed>
            <Placement row={props.row} change={props.input.change} />
          </Show>
          <Show when={project.may("register.approve")}>
            <ForGiver make={props.input.makeAnswerLink} />
          </Show>
          <Show when={props.row.history.length > 0}>
            <History of={props.row.history} />
          </Show>
        </div>
      </div>
    </>
  );
}

function Answered(props: { row: InputAnswer }) {
  const words = useWords(registersWords);
  return (
    <Show
      when={Object.values(props.row.answer).some(Boolean)}
      fallback={<p class="faint">{words().noAnswer}</p>}
    >
      <p class="serif">
        <LocalText of={props.row.answer} />
      </p>
    </Show>
  );
}

/** The steps that may follow, for whoever may take them. */
function Steps(props: { row: InputAnswer; change: OpenInput["change"] }) {
  const words = useWords(registersWords);
  const project = useProject();
  const next = () =>
    inputStates
      .filter((state) => state !== "merged")
      .filter(
        (state) =>
          state !== props.row.state &&
          mayStep("input", props.row.state, state) &&
          (!needsApproval(props.row.state, state) || project.may("register.approve")),
      );
  const move = createDeed(async (state: ReturnType<typeof next>[number]) => {
    await props.change({ state });
    tell(words().moved(stateWords[language()][state]));
  });
  return (
    <div class="stack">
      <AnswerProblem problem={move.problem()} />
      <div class="row row--wrap">
        <For each={next()}>
          {(state) => (
            <Button busy={move.busy()} onClick={() => void move.run(state)}>
              {words().moves[state]}
            </Button>
          )}
        </For>
      </div>
    </div>
  );
}

function Facts(props: { row: InputAnswer }) {
  const words = useWords(registersWords);
  const project = useProject();
  const docs = () => `/p/${project.facts().id}/docs`;
  return (
    <div class="stack">
      <dl class="facts">
        <dt>{words().by}</dt>
        <dd>
          <Giver row={props.row} />
        </dd>
        <dt>{words().topic}</dt>
        <dd>
          <TopicName of={props.row.topic} />
        </dd>
        <dt>{words().visibility}</dt>
        <dd>{words().visibilities[props.row.visibility]}</dd>
        <Show when={props.row.responsible}>
          <dt>{words().responsible}</dt>
          <dd>{props.row.responsible}</dd>
        </Show>
        <Show when={props.row.channel}>
          {(channel) => (
            <>
              <dt>{words().channel}</dt>
              <dd>{words().channels[channel()]}</dd>
            </>
          )}
        </Show>
        <Show when={props.row.received}>
          {(day) => (
            <>
              <dt>{words().received}</dt>
              <dd>{calendarDate(day())}</dd>
            </>
          )}
        </Show>
        <Show when={props.row.document}>
          {(minutes) => (
            <>
              <dt>{words().minutes}</dt>
              <dd>
                <A class="tap" href={`${docs()}/${minutes().id}#${props.row.place ?? ""}`}>
                  <LocalText of={minutes().title} />
                </A>
              </dd>
            </>
          )}
        </Show>
        <Show when={props.row.concerns.document}>
          {(document) => (
            <>
              <dt>{words().concerns}</dt>
              <dd>
                <A class="tap" href={`${docs()}/${document()}#${props.row.concerns.section ?? ""}`}>
                  {words().document}
                </A>
              </dd>
            </>
          )}
        </Show>
      </dl>
      <MissingFacts of={props.row.missing} />
    </div>
  );
}

function ForGiver(props: { make: () => Promise<string> }) {
  const words = useWords(registersWords);
  const [url, setUrl] = createSignal<string>();
  const make = createDeed(async () => setUrl(await props.make()));
  return (
    <section class="block" aria-labelledby="giver">
      <header>
        <h2 id="giver">{words().giver}</h2>
      </header>
      <div class="stack">
        <p class="small muted">
          {words().giverHelp} {words().newLinkEndsOld}
        </p>
        <AnswerProblem problem={make.problem()} />
        <Show
          when={url()}
          fallback={
            <div>
              <Button icon="link" busy={make.busy()} onClick={() => void make.run()}>
                {words().makeLink}
              </Button>
            </div>
          }
        >
          {(made) => <CopyLink label={words().linkLabel} url={made()} />}
        </Show>
      </div>
    </section>
  );
}
