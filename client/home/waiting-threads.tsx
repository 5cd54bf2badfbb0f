import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { WaitingThread } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { buttonClass } from "../parts/button";
import { Icon } from "../parts/icon";
import { homeWords } from "../words/home";
import { useAgo } from "../words/times";
import { language, useWords } from "../words/words";

/** Comments that mention me or answer mine, newest first, each with the way to its text. */
export function WaitingThreads(props: { threads: readonly WaitingThread[] }) {
  const words = useWords(homeWords);
  return (
    <section class="block" aria-labelledby="waiting">
      <header>
        <h2 id="waiting">{words().comments}</h2>
        <span class="count">{props.threads.length}</span>
      </header>
      <Show when={props.threads.length > 0} fallback={<p class="muted">{words().noComments}</p>}>
        <ul class="wait">
          <For each={props.threads}>{(thread) => <Waiting thread={thread} />}</For>
        </ul>
      </Show>
    </section>
  );
}

function Waiting(props: { thread: WaitingThread }) {
  const words = useWords(homeWords);
  const ago = useAgo();
  const title = () => inLanguage(props.thread.document.title, language());
  const href = () =>
    `/p/${props.thread.project.id}/docs/${props.thread.document.id}?comment=${props.thread.thread}`;
  return (
    <li>
      <span class="glyph">
        <Icon name="comment" />
      </span>
      <div class="grow">
        <p>
          <b>{props.thread.last.by}</b>{" "}
          <span class="faint">
            · {props.thread.why === "mention" ? words().mentioned : words().answered} ·{" "}
            {ago(props.thread.last.at)}
          </span>
        </p>
        <p class="serif say-it">{withoutIds(props.thread.last.body)}</p>
        <Show when={props.thread.quote}>
          <p class="serif quote">“{props.thread.quote}”</p>
        </Show>
        <p class="small faint">{title()}</p>
      </div>
      <A class={buttonClass({})} href={href()} aria-label={words().answerAbout(title())}>
        {words().answer}
      </A>
    </li>
  );
}

/** A mention stands in a body as `@[Name](user id)`. */
const withoutIds = (body: string): string => body.replace(/@\[([^\]]+)\]\([^)]*\)/g, "@$1");
