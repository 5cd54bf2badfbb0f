import { A, useParams } from "@solidjs/router";
import { Show } from "solid-js";
import type { WorkshopAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { MinutesBlock } from "../minutes/minutes-block";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { Notice } from "../parts/notice";
import { orTell } from "../parts/or-tell";
import { usePageTitle } from "../parts/page-title";
import { useProject } from "../projects/project";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { CarriedOverBlock } from "./carried-over";
import { CheckInBlock } from "./check-in";
import { LiveBlock } from "./live";
import { MaterialsBlock } from "./materials";
import { PapersBlock } from "./papers";
import { ParticipantsBlock } from "./participants";
import { ProgrammeBlock } from "./programme";
import { StateMoves } from "./state-moves";
import { WorkshopFacts } from "./workshop-facts";
import { useParticipants, useWorkshop, type Workshop } from "./workshops.data";

/** One workshop: its facts, what is on now, the programme, who takes part, and what belongs to it. */
export default function WorkshopPage() {
  const params = useParams<{ workshop: string }>();
  const workshop = useWorkshop(() => params.workshop);
  return (
    <Loaded from={workshop.answer} again={workshop.again}>
      {(answer) => <Whole answer={answer()} workshop={workshop} />}
    </Loaded>
  );
}

function Whole(props: { answer: WorkshopAnswer; workshop: Workshop }) {
  const words = useWords(workshopsWords);
  const project = useProject();
  const hasBegun = () => props.answer.state === "in-progress" || props.answer.state === "closed";
  usePageTitle(() => inLanguage(props.answer.title, language()));
  return (
    <>
      <div class="mast">
        <A class="back-link small" href={`/p/${project.facts().id}/workshops`}>
          <Icon name="back" small />
          {words().title}
        </A>
        <h1 class="h-page">
          <LocalText of={props.answer.title} />
        </h1>
        <StateMoves answer={props.answer} workshop={props.workshop} />
      </div>
      <hr class="kop" />
      <div class="stack-blocks workshop">
        <Show when={props.answer.me}>
          {(me) => <MyReply isAccepted={me().acceptedAt !== null} workshop={props.workshop} />}
        </Show>
        <Show when={hasBegun() && props.answer.minutes}>
          {(minutes) => <MinutesBlock document={minutes()} />}
        </Show>
        <Show
          when={project.may("participant.read")}
          fallback={<Parts answer={props.answer} workshop={props.workshop} />}
        >
          <PartsWithPeople answer={props.answer} workshop={props.workshop} />
        </Show>
      </div>
    </>
  );
}

type PartsProps = { answer: WorkshopAnswer; workshop: Workshop };

function Parts(props: PartsProps) {
  return (
    <>
      <Show when={props.answer.state === "in-progress"}>
        <LiveBlock answer={props.answer} workshop={props.workshop} />
      </Show>
      <WorkshopFacts answer={props.answer} workshop={props.workshop} />
      <CarriedOverBlock workshop={props.answer.id} />
      <ProgrammeBlock answer={props.answer} workshop={props.workshop} />
      <Aside answer={props.answer} />
    </>
  );
}

function PartsWithPeople(props: PartsProps) {
  const participants = useParticipants(() => props.answer.id);
  return (
    <>
      <Show when={props.answer.state === "in-progress"}>
        <LiveBlock answer={props.answer} workshop={props.workshop} participants={participants} />
      </Show>
      <WorkshopFacts answer={props.answer} workshop={props.workshop} />
      <CarriedOverBlock workshop={props.answer.id} />
      <ProgrammeBlock answer={props.answer} workshop={props.workshop} />
      <ParticipantsBlock answer={props.answer} participants={participants} />
      <Aside answer={props.answer} />
    </>
  );
}

function Aside(props: { answer: WorkshopAnswer }) {
  const project = useProject();
  return (
    <div class="beside">
      <MaterialsBlock workshop={props.answer.id} />
      <Show when={project.may("workshop.prepare")}>
        <CheckInBlock answer={props.answer} />
      </Show>
      <PapersBlock answer={props.answer} />
    </div>
  );
}

function MyReply(props: { isAccepted: boolean; workshop: Workshop }) {
  const words = useWords(workshopsWords);
  const reply = (accepted: boolean) => void orTell(props.workshop.reply(accepted), () => {});
  return (
    <Notice
      kind="plain"
      icon="people"
      title={words().iAmInvited}
      action={
        <Button small onClick={() => reply(!props.isAccepted)}>
          {props.isAccepted ? words().decline : words().accept}
        </Button>
      }
    >
      {props.isAccepted ? words().youAccepted : undefined}
    </Notice>
  );
}
