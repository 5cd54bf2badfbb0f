import { createResource, createSignal, Show } from "solid-js";
import type { HomeAnswer } from "../../shared/answers";
import { Bar } from "../account/bar";
import { api, ask } from "../api";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { Loaded } from "../parts/loading";
import { usePageTitle } from "../parts/page-title";
import { homeWords } from "../words/home";
import { useWords } from "../words/words";
import { MyProjects } from "./my-projects";
import { NewProjectDialog } from "./new-project";
import { ComingWorkshops, WaitingFollowUps, WaitingInputs, WaitingMinutes } from "./waiting-rows";
import { WaitingThreads } from "./waiting-threads";

/** What waits for me, and my projects. */
export function HomePage() {
  const words = useWords(homeWords);
  const [home, { refetch }] = createResource<HomeAnswer>(() => ask(api.home.$get()));
  usePageTitle(() => words().title);
  return (
    <>
      <Bar />
      <main class="main home" id="content">
        <Loaded from={home} again={refetch}>
          {(there) => <Home home={there()} />}
        </Loaded>
      </main>
    </>
  );
}

function Home(props: { home: HomeAnswer }) {
  const words = useWords(homeWords);
  const [beginning, setBeginning] = createSignal(false);
  const count = () => {
    const { waiting, followUps, inputs, minutes } = props.home;
    return waiting.length + followUps.count + inputs.count + minutes.length;
  };
  const headline = () => (count() === 0 ? words().nothingWaits : words().waiting(count()));
  return (
    <>
      <Show
        when={props.home.projects.length > 0}
        fallback={
          <Empty
            title={words().noProject}
            text={props.home.mayBeginProject ? words().noProjectText : words().noProjectGuest}
          >
            <Show when={props.home.mayBeginProject}>
              <Button kind="primary" icon="plus" onClick={() => setBeginning(true)}>
                {words().begin}
              </Button>
            </Show>
          </Empty>
        }
      >
        <h1 class="h-page">{headline()}</h1>
        <div class="cols">
          <div class="stack-blocks">
            <Show when={props.home.waiting.length > 0 || count() === 0}>
              <WaitingThreads threads={props.home.waiting} />
            </Show>
            <WaitingFollowUps home={props.home} />
            <WaitingInputs home={props.home} />
            <WaitingMinutes home={props.home} />
          </div>
          <div class="stack-blocks">
            <MyProjects
              projects={props.home.projects}
              onBegin={props.home.mayBeginProject ? () => setBeginning(true) : undefined}
            />
            <ComingWorkshops home={props.home} />
          </div>
        </div>
      </Show>
      <NewProjectDialog open={beginning()} onClose={() => setBeginning(false)} />
    </>
  );
}
