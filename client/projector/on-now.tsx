import { For, type ParentProps, Show } from "solid-js";
import type { WorkshopAnswer } from "../../shared/answers";
import { type Localised, languages } from "../../shared/locale/languages";
import { LocalText, shownLanguage } from "../parts/local-text";
import { projectorWords } from "../words/projector";
import { calendarDate } from "../words/times";
import { language, useWords } from "../words/words";
import { showSeconds, timingOf } from "./remaining";

/** The current item with its time and what follows; before and after, the workshop's own title. */
export function OnNow(props: { workshop: WorkshopAnswer; now: number }) {
  const words = useWords(projectorWords);
  const at = () => props.workshop.programme.findIndex(({ id }) => id === props.workshop.current?.item);
  const item = () => (props.workshop.state === "in-progress" ? props.workshop.programme[at()] : undefined);
  const waiting = () => {
    const { state } = props.workshop;
    if (state === "closed") return words().ended;
    return state === "in-progress" ? words().waiting : words().notBegun;
  };
  return (
    <Show
      when={item()}
      fallback={
        <Head label={waiting()} title={props.workshop.title}>
          <Show when={props.workshop.date}>{(date) => <p class="wall-label">{calendarDate(date())}</p>}</Show>
        </Head>
      }
    >
      {(on) => (
        <Head
          label={words().place(at() + 1, props.workshop.programme.length)}
          title={on().title}
          speaker={on().speaker}
        >
          <Timer minutes={on().minutes} since={props.workshop.current?.since ?? props.now} now={props.now} />
        </Head>
      )}
    </Show>
  );
}

function Head(props: ParentProps<{ label: string; title: Localised; speaker?: string }>) {
  const words = useWords(projectorWords);
  const main = () => shownLanguage(props.title, language());
  const others = () => languages.filter((known) => known !== main() && props.title[known]);
  return (
    <header>
      <div aria-live="polite">
        <p class="wall-label">{props.label}</p>
        <h1 class="serif">
          <LocalText of={props.title} />
        </h1>
        <For each={others()}>
          {(known) => (
            <p class="wall-also serif" lang={known}>
              {props.title[known]}
            </p>
          )}
        </For>
        <Show when={props.speaker}>{(name) => <p class="wall-speaker">{words().speaker(name())}</p>}</Show>
      </div>
      {props.children}
    </header>
  );
}

function Timer(props: { minutes: number | null; since: number; now: number }) {
  const words = useWords(projectorWords);
  const timing = () => timingOf(props.minutes, props.since, props.now);
  const shown = () => showSeconds(timing().seconds, language());
  return (
    <div class="wall-clock" classList={{ "is-over": timing().kind === "over" }}>
      <p role="timer" aria-label={words()[timing().kind](shown())} class="num">
        {timing().kind === "over" ? `+${shown()}` : shown()}
      </p>
      <Show when={timing().share !== null}>
        <progress max="1" value={timing().share ?? 0} aria-hidden="true" />
      </Show>
      <Show when={timing().kind === "over"}>
        <p class="wall-label">{words().overWord}</p>
      </Show>
    </div>
  );
}
