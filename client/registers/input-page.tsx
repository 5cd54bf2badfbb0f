import { A, useParams } from "@solidjs/router";
import { Show } from "solid-js";
import type { InputAnswer, WithSections } from "../../shared/register/answers";
import { dispositionWords } from "../../shared/register/dispositions";
import { isAnswered } from "../../shared/register/states";
import { Icon } from "../parts/icon";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { Notice } from "../parts/notice";
import { usePageTitle } from "../parts/page-title";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { calendarDate } from "../words/times";
import { language, useWords } from "../words/words";
import { AnswerForm } from "./answer-form";
import { GiverLink } from "./giver-link";
import { InputSteps } from "./input-steps";
import { LinkedSections } from "./linked-sections";
import { Merging } from "./merging";
import { HandedFiles, Placement } from "./placement";
import { type OpenInput, useInput } from "./registers.data";
import { Giver, History, MissingFacts, RowState, TopicName } from "./row-facts";
import { Telling } from "./telling";

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

function Input(props: { row: WithSections<InputAnswer>; input: OpenInput }) {
  const words = useWords(registersWords);
  const project = useProject();
  const isMerged = () => props.row.state === "merged";
  const mayLink = () => project.may("register.write") && !isMerged() && props.row.withdrawnAt === null;
  const mayAnswer = () => mayLink() && (!isAnswered(props.row.state) || project.may("register.approve"));
  usePageTitle(() => words().input(props.row.number));
  return (
    <>
      <A class="btn btn--quiet btn--small" href={`/p/${project.facts().id}/inputs`}>
        <Icon name="back" small />
        {words().back.inputs}
      </A>
      <div class="head">
        <h1 class="h-page">{words().input(props.row.number)}</h1>
        <RowState row={props.row} />
      </div>
      <div class="cols">
        <div class="stack-blocks">
          <Show when={props.row.withdrawnAt}>
            <Notice title={words().withdrawn}>{words().withdrawnText}</Notice>
          </Show>
          <p class="serif say-it" dir="auto">
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
              <InputSteps
                row={props.row}
                mayApprove={project.may("register.approve")}
                change={props.input.change}
              />
            </Show>
          </section>
          <LinkedSections row={props.row} deeds={props.input} mayLink={mayLink()} />
        </div>
        <div class="stack-blocks">
          <Facts row={props.row} />
          <HandedFiles row={props.row} />
          <Show when={props.row.document === null && mayAnswer() && props.row.id} keyed>
            <Placement row={props.row} change={props.input.change} />
          </Show>
          <Merging row={props.row} input={props.input} />
          <Show when={project.may("register.write") && !isMerged()}>
            <Telling row={props.row} inform={props.input.inform} />
          </Show>
          <Show when={project.may("register.approve")}>
            <GiverLink make={props.input.makeAnswerLink} end={props.input.endAnswerLink} />
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
