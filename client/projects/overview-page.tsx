import { A } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { DocumentSummary } from "../../shared/answers";
import { inLanguage, type Localised } from "../../shared/locale/languages";
import type { GlanceAnswer } from "../../shared/register/answers";
import { useDocuments } from "../documents/documents.data";
import { NewDocumentDialog } from "../documents/new-document";
import { Button, buttonClass } from "../parts/button";
import { Empty } from "../parts/empty";
import { Icon } from "../parts/icon";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { usePageTitle } from "../parts/page-title";
import { projectWords } from "../words/project";
import { calendarDate } from "../words/times";
import { language, useWords } from "../words/words";
import { ActivityRow } from "./activity-row";
import { DocumentLinks } from "./document-links";
import { FollowUpsGlance } from "./follow-ups-glance";
import { useGlance } from "./glance.data";
import { InputsGlance } from "./inputs-glance";
import { useProject } from "./project";
import { ProjectArchive } from "./project-archive";
import { RecentChanges } from "./recent-changes";
import { WorkshopGlance } from "./workshop-glance";

/** The project at a glance: its workshop, what is to be done, inputs by topic, documents by activity, what changed last. */
export function OverviewPage() {
  const project = useProject();
  const documents = useDocuments(() => project.facts().id);
  const [glance, { refetch: againGlance }] = useGlance(() => project.facts().id);
  usePageTitle(() => inLanguage(project.facts().name, language()));
  return (
    <>
      <Masthead />
      <Loaded from={documents.list} again={documents.again}>
        {(list) => (
          <Loaded from={glance} again={againGlance}>
            {(seen) => (
              <Overview documents={list().filter((document) => !document.archived)} glance={seen()} />
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

function Masthead() {
  const words = useWords(projectWords);
  const { facts, may } = useProject();
  const period = () => {
    const { start, end } = facts();
    if (start && end) return words().period(calendarDate(start), calendarDate(end));
    if (start) return words().from(calendarDate(start));
    return end ? words().until(calendarDate(end)) : undefined;
  };
  return (
    <>
      <div class="mast">
        <div class="mast-head">
          <h1 class="h-page">
            <LocalText of={facts().name} />
          </h1>
          <Show when={may("project.change")}>
            <A class={`${buttonClass({ small: true })} not-phone`} href="settings">
              <Icon name="settings" small />
              {words().settings}
            </A>
          </Show>
        </div>
        <Show when={period()}>
          <p class="small faint">{period()}</p>
        </Show>
      </div>
      <hr class="kop" />
    </>
  );
}

function Overview(props: { documents: DocumentSummary[]; glance: GlanceAnswer }) {
  const words = useWords(projectWords);
  const project = useProject();
  const [writing, setWriting] = createSignal<{ activity?: string }>();

  const byActivity = createMemo(() =>
    project.facts().activities.map((activity) => ({
      activity,
      documents: props.documents.filter((document) => document.activity?.code === activity.code),
    })),
  );
  const others = () => props.documents.filter((document) => !document.activity);
  const hasRows = () => props.glance.inputs + props.glance.decisions + props.glance.followUps.open > 0;
  const isBare = () => props.documents.length === 0 && byActivity().length === 0;

  return (
    <>
      <Show when={isBare()}>
        <NothingYet onWrite={() => setWriting({})} />
      </Show>
      <Show when={props.glance.workshop || hasRows()}>
        <div class="glance">
          <div class="stack-blocks">
            <Show when={props.glance.workshop}>{(workshop) => <WorkshopGlance workshop={workshop()} />}</Show>
            <FollowUpsGlance followUps={props.glance.followUps} />
          </div>
          <InputsGlance
            inputs={props.glance.inputs}
            decisions={props.glance.decisions}
            map={props.glance.inputsByTopic}
          />
        </div>
      </Show>
      <Show when={!isBare()}>
        <div class="overview">
          <div class="stack-blocks">
            <Show when={byActivity().length > 0}>
              <section class="block" aria-labelledby="activities">
                <header>
                  <h2 id="activities">{words().activities}</h2>
                  <A class={`${buttonClass({ kind: "quiet", small: true })} more`} href="documents">
                    {words().allDocuments}
                    <Icon name="right" small />
                  </A>
                </header>
                <ul class="activities">
                  <For each={byActivity()}>
                    {(row) => (
                      <ActivityRow {...row} onWrite={() => setWriting({ activity: row.activity.id })} />
                    )}
                  </For>
                </ul>
              </section>
            </Show>
            <Show when={others().length > 0}>
              <DocumentLinks title={words().otherDocuments} documents={others()} />
            </Show>
          </div>
          <div class="stack-blocks">
            <Show when={props.glance.recent.length > 0}>
              <RecentChanges changes={props.glance.recent} />
            </Show>
            <Show when={props.glance.inputs === 0 && project.facts().topics.length > 0}>
              <Topics topics={project.facts().topics} />
            </Show>
            <Show when={project.may("project.change")}>
              <ProjectArchive />
            </Show>
          </div>
        </div>
      </Show>
      <NewDocumentDialog
        open={writing() !== undefined}
        activity={writing()?.activity}
        onClose={() => setWriting(undefined)}
      />
    </>
  );
}

function Topics(props: { topics: { id: string; name: Localised }[] }) {
  const words = useWords(projectWords);
  return (
    <section class="block" aria-labelledby="topics">
      <header>
        <h2 id="topics">{words().topics}</h2>
        <span class="count">{props.topics.length}</span>
      </header>
      <ul class="topics">
        <For each={props.topics}>
          {(topic) => (
            <li>
              <LocalText of={topic.name} />
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function NothingYet(props: { onWrite: () => void }) {
  const words = useWords(projectWords);
  const project = useProject();
  const mayWrite = () => project.may("document.create");
  return (
    <Empty title={words().nothingYet} text={mayWrite() ? words().nothingYetText : words().nothingYetReader}>
      <Show when={mayWrite()}>
        <Button kind="primary" icon="plus" onClick={() => props.onWrite()}>
          {words().firstDocument}
        </Button>
      </Show>
    </Empty>
  );
}
