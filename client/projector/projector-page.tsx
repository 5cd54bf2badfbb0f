import { useParams } from "@solidjs/router";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import { neighbour } from "../../shared/workshop/programme";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Icon } from "../parts/icon";
import { Loading } from "../parts/loading";
import { ProblemNotice } from "../parts/notice";
import { usePageTitle } from "../parts/page-title";
import { ProblemPage } from "../parts/problem-page";
import { projectorWords } from "../words/projector";
import { exactTime } from "../words/times";
import { language, useWords } from "../words/words";
import { Clause, languagesOf } from "./clause";
import { useClause } from "./clause.data";
import { Following, NextLine } from "./following";
import { Join } from "./join";
import { LatestInputs } from "./latest-inputs";
import { OnNow } from "./on-now";
import { useWall } from "./wall.data";

const forward = ["ArrowRight", "ArrowDown", "PageDown"];
const backward = ["ArrowLeft", "ArrowUp", "PageUp"];

/** The workshop on the wall: what is on, how long still, what follows, what was said. */
export function ProjectorPage() {
  const words = useWords(projectorWords);
  const params = useParams<{ project: string; workshop: string }>();
  const wall = useWall(params.project, params.workshop);
  const [now, setNow] = createSignal(wall.now());
  const ticking = setInterval(() => setNow(wall.now()), 250);
  onCleanup(() => clearInterval(ticking));
  usePageTitle(() => {
    const there = wall.seen();
    return there ? inLanguage(there.title, language()) : words().title;
  });

  const [isBoth, setBoth] = createSignal(false);
  const discussed = useClause(() => wall.seen()?.shown ?? null);
  const clause = discussed.clause;
  const hasTwo = () => {
    const there = clause();
    return there !== null && languagesOf(there, language()).length > 1;
  };
  const hasItem = () => wall.seen()?.state === "in-progress" && wall.seen()?.current !== null;
  const mayLead = () => {
    const there = wall.seen();
    return there?.state === "in-progress" && there.may.includes("workshop.prepare");
  };
  const step = createDeed(async (by: 1 | -1) => {
    const there = wall.seen();
    const from = there?.current?.item ?? null;
    const item = there && neighbour(there.programme, from, by);
    if (item) await wall.goTo(item, from);
  });

  // A presenter's clicker sends page keys. What scrolls a page elsewhere has nothing to scroll on a wall.
  function press(event: KeyboardEvent) {
    if (!mayLead() || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const by = forward.includes(event.key) ? 1 : backward.includes(event.key) ? -1 : undefined;
    if (!by) return;
    event.preventDefault();
    void step.run(by);
  }
  onMount(() => window.addEventListener("keydown", press));
  onCleanup(() => window.removeEventListener("keydown", press));

  return (
    <Show when={!wall.refused()} fallback={<ProblemPage problem={wall.refused()!} />}>
      <main class="wall" id="content">
        <Show when={wall.isLost() || discussed.isLost()}>
          <p class="wall-lost" role="alert">
            <Icon name="offline" />
            {words().lost(wall.seenAt() ? exactTime(wall.seenAt(), wall.seen()?.zone) : "–")}
          </p>
        </Show>
        <Show when={wall.seen()} fallback={<Loading />}>
          {(there) => (
            <>
              <OnNow workshop={there()} now={now()} />
              <div
                class="wall-cols"
                classList={{
                  "is-both": isBoth() && clause() !== null,
                  "is-inputs": clause() === null && hasItem(),
                }}
              >
                <Show
                  when={clause()}
                  fallback={
                    <div class="wall-first">
                      <Show when={there().state !== "closed" && !hasItem() && wall.checkIn()}>
                        {(open) => <Join checkIn={open()} isLarge />}
                      </Show>
                      <Following workshop={there()} />
                    </div>
                  }
                >
                  {(text) => <Clause clause={text()} isBoth={isBoth()} />}
                </Show>
                <LatestInputs inputs={wall.inputs()} />
              </div>
              <ProblemNotice problem={step.problem()} />
              <footer>
                <Show when={hasItem() && wall.checkIn()}>
                  {(open) => <Join checkIn={open()} isLarge={false} />}
                </Show>
                <p class="num">{words().came(there().attendance.attended)}</p>
                <Show when={clause()}>
                  <p class="grow ellipsis">
                    <NextLine workshop={there()} />
                  </p>
                </Show>
                <div class="row row--wrap">
                  <Show when={hasTwo()}>
                    <Button aria-pressed={isBoth()} icon="globe" onClick={() => setBoth(!isBoth())}>
                      {words().bothLanguages}
                    </Button>
                  </Show>
                  <Show when={mayLead()}>
                    <Show when={!clause()}>
                      <span class="faint not-phone">{words().keys}</span>
                    </Show>
                    <Button icon="back" busy={step.busy()} onClick={() => void step.run(-1)}>
                      {words().goBack}
                    </Button>
                    <Button icon="right" busy={step.busy()} onClick={() => void step.run(1)}>
                      {words().goOn}
                    </Button>
                  </Show>
                </div>
              </footer>
            </>
          )}
        </Show>
      </main>
    </Show>
  );
}
