import { For, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import type { InputFateAnswer } from "../../shared/register/answers";
import { dispositionWords } from "../../shared/register/dispositions";
import { type InputState, stateWords } from "../../shared/register/states";
import { api, ask } from "../api";
import { Icon } from "../parts/icon";
import { LocalText } from "../parts/local-text";
import { answerWords } from "../words/answer";
import { language, useWords } from "../words/words";
import { ByLink } from "./by-link";

/** What became of an input, by the link that its giver was given. */
export function AnswerPage() {
  const words = useWords(answerWords);
  return (
    <ByLink words={words()} look={(token) => ask(api.inputs.look.$post({ json: { token } }))}>
      {(fate: () => InputFateAnswer) => <Fate fate={fate()} />}
    </ByLink>
  );
}

const isSettled = (state: InputState) => state === "answered" || state === "closed";

function Fate(props: { fate: InputFateAnswer }) {
  const words = useWords(answerWords);
  return (
    <>
      <header class="guest-mast">
        <p class="small faint">
          <LocalText of={props.fate.project} />
        </p>
        <h1 class="h-page">{words().title}</h1>
        <hr class="kop" />
      </header>
      <div class="guest-form">
        <section class="stack">
          <h2 class="guest-label">{words().yours}</h2>
          <blockquote class="guest-quote serif">
            <LocalText of={props.fate.text} />
          </blockquote>
        </section>
        <section class="stack">
          <h2 class="guest-label">{words().stands}</h2>
          <p class="row row--wrap">
            <span class="chip" classList={{ "chip--green": isSettled(props.fate.state) }}>
              <Icon name={isSettled(props.fate.state) ? "check" : "clock"} small />
              {stateWords[language()][props.fate.state]}
            </span>
            <Show when={props.fate.disposition}>
              {(code) => <b>{dispositionWords[language()][code()]}</b>}
            </Show>
          </p>
          <p class="muted">{words().state[props.fate.state]}</p>
        </section>
        <Show when={inLanguage(props.fate.answer, language())}>
          <section class="stack">
            <h2 class="guest-label">{words().answer}</h2>
            <p class="serif guest-text">
              <LocalText of={props.fate.answer} />
            </p>
          </section>
        </Show>
        <Show when={props.fate.destination}>
          {(destination) => (
            <section class="stack">
              <h2 class="guest-label">{words().destination}</h2>
              <p>{destination()}</p>
            </section>
          )}
        </Show>
        <Show when={props.fate.takenUp.length > 0}>
          <section class="stack">
            <h2 class="guest-label">{words().takenUp}</h2>
            <ul class="guest-taken">
              <For each={props.fate.takenUp}>{(one) => <TakenUp one={one} />}</For>
            </ul>
          </section>
        </Show>
        <p class="small faint">{words().ownLink}</p>
      </div>
    </>
  );
}

function TakenUp(props: { one: InputFateAnswer["takenUp"][number] }) {
  const words = useWords(answerWords);
  return (
    <li>
      <b>
        <LocalText of={props.one.section} />
      </b>
      <p class="small muted">
        <LocalText of={props.one.document} />
      </p>
      <Show when={props.one.was || props.one.becomes}>
        <dl class="guest-change">
          <Show when={props.one.was}>
            <dt>{words().was}</dt>
            <dd class="serif">{props.one.was}</dd>
          </Show>
          <Show when={props.one.becomes}>
            <dt>{words().becomes}</dt>
            <dd class="serif">{props.one.becomes}</dd>
          </Show>
        </dl>
      </Show>
    </li>
  );
}
