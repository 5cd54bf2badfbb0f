import { A, useParams } from "@solidjs/router";
import { createResource, createSignal, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import type { DecisionAnswer, WithSections } from "../../shared/register/answers";
import { stateWords } from "../../shared/register/states";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { SelectField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { Loaded } from "../parts/loading";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { LinkedSections } from "./linked-sections";
import { listDecisions, type OpenDecision, useDecision } from "./registers.data";
import { MinutesFact, TopicName } from "./row-facts";
import { RowPage } from "./row-page";

/** One decision: what was decided, whether it stands, which sections took it up. */
export function DecisionPage() {
  const params = useParams<{ row: string }>();
  const project = useProject();
  const decision = useDecision(() => ({ project: project.facts().id, decision: params.row }));
  return (
    <Loaded from={decision.row} again={decision.again}>
      {(row) => <Decision row={row()} decision={decision} />}
    </Loaded>
  );
}

function Decision(props: { row: WithSections<DecisionAnswer>; decision: OpenDecision }) {
  const words = useWords(registersWords);
  const project = useProject();
  const mayChange = () => project.may("register.write") && props.row.withdrawnAt === null;
  return (
    <RowPage
      register="decisions"
      title={words().decision(props.row.number)}
      row={props.row}
      aside={
        <>
          <Facts row={props.row} />
          <Show when={mayChange()}>
            <Validity row={props.row} change={props.decision.change} />
          </Show>
        </>
      }
    >
      <LinkedSections row={props.row} deeds={props.decision} mayLink={mayChange()} />
    </RowPage>
  );
}

function Facts(props: { row: DecisionAnswer }) {
  const words = useWords(registersWords);
  const project = useProject();
  const home = () => `/p/${project.facts().id}`;
  return (
    <dl class="facts">
      <dt>{words().topic}</dt>
      <dd>
        <TopicName of={props.row.topic} />
      </dd>
      <dt>{words().visibility}</dt>
      <dd>{words().visibilities[props.row.visibility]}</dd>
      <Show when={props.row.supersededBy}>
        {(successor) => (
          <>
            <dt>{words().supersededBy}</dt>
            <dd>
              <A class="tap" href={`${home()}/decisions/${successor()}`}>
                {words().otherDecision}
              </A>
            </dd>
          </>
        )}
      </Show>
      <MinutesFact row={props.row} />
    </dl>
  );
}

/** Whether it stands, and which decision took its place. */
function Validity(props: { row: DecisionAnswer; change: OpenDecision["change"] }) {
  const words = useWords(registersWords);
  const project = useProject();
  const [successor, setSuccessor] = createSignal("");
  const [all] = createResource(
    () => ({ project: project.facts().id, query: { state: "standing" } }),
    listDecisions,
  );
  const stands = () => props.row.state === "standing";
  const choices = () => [
    { value: "", label: words().noSuccessor },
    ...(heldBy(all) ?? [])
      .filter((row) => row.id !== props.row.id)
      .map((row) => ({
        value: row.id,
        label: `${words().decision(row.number)}: ${inLanguage(row.text, language()).slice(0, 80)}`,
      })),
  ];
  const move = createDeed(async () => {
    const state = stands() ? "superseded" : "standing";
    await props.change(state === "superseded" ? { state, supersededBy: successor() || null } : { state });
    tell(words().moved(stateWords[language()][state]));
  });
  return (
    <section class="block" aria-labelledby="validity">
      <header>
        <h2 id="validity">{words().validity}</h2>
      </header>
      <form
        class="reg-form"
        onSubmit={(event) => {
          event.preventDefault();
          void move.run();
        }}
      >
        <Show when={stands()}>
          <SelectField
            label={words().supersededBy}
            value={successor()}
            choices={choices()}
            onChange={setSuccessor}
          />
        </Show>
        <ProblemNotice problem={move.problem()} />
        <div>
          <Button type="submit" busy={move.busy()}>
            {stands() ? words().supersede : words().standsAgain}
          </Button>
        </div>
      </form>
    </section>
  );
}
