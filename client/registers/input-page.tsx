import { A, useParams } from "@solidjs/router";
import { Show } from "solid-js";
import type { InputAnswer, OneInputAnswer } from "../../shared/register/answers";
import { dispositionWords } from "../../shared/register/dispositions";
import { isAnswered } from "../../shared/register/states";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { calendarDate } from "../words/times";
import { language, useWords } from "../words/words";
import { Answering } from "./answering";
import { GiverLink } from "./giver-link";
import { LinkedSections } from "./linked-sections";
import { Merging } from "./merging";
import { HandedFiles, Placement } from "./placement";
import { type OpenInput, useInput } from "./registers.data";
import { Giver, MinutesFact, MissingFacts, TopicName } from "./row-facts";
import { RowPage } from "./row-page";
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

function Input(props: { row: OneInputAnswer; input: OpenInput }) {
  const words = useWords(registersWords);
  const project = useProject();
  const isMerged = () => props.row.state === "merged";
  const mayLink = () => project.may("register.write") && !isMerged() && props.row.withdrawnAt === null;
  const mayAnswer = () => mayLink() && (!isAnswered(props.row.state) || project.may("register.approve"));
  return (
    <RowPage
      register="inputs"
      title={words().input(props.row.number)}
      row={props.row}
      aside={
        <>
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
            <GiverLink
              isMade={props.row.isLinkMade}
              make={props.input.makeAnswerLink}
              end={props.input.endAnswerLink}
            />
          </Show>
        </>
      }
    >
      <section class="block" aria-labelledby="answer">
        <header>
          <h2 id="answer">{words().answer}</h2>
          <Show when={props.row.disposition}>
            {(code) => <span class="chip more">{dispositionWords[language()][code()]}</span>}
          </Show>
        </header>
        <Show when={mayAnswer()} fallback={<Answered row={props.row} />}>
          <Show when={props.row.id} keyed>
            <Answering
              row={props.row}
              mayApprove={project.may("register.approve")}
              change={props.input.change}
            />
          </Show>
        </Show>
      </section>
      <LinkedSections row={props.row} deeds={props.input} mayLink={mayLink()} />
    </RowPage>
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
        <MinutesFact row={props.row} />
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
