import { createEffect, For, on, Show } from "solid-js";
import type { ClauseAnswer, ClauseText } from "../../shared/answers";
import { type Language, languages } from "../../shared/locale/languages";
import { LocalText } from "../parts/local-text";
import { projectorWords } from "../words/projector";
import { language, useWords } from "../words/words";
import { FreshText } from "./fresh-text";

/** Steps by which a long clause is set smaller; below the last one it is scrolled. */
const sizes = [1, 0.88, 0.78, 0.7];

/** The clause under discussion, in the reader's language or in two beside each other, as large as it fits. */
export function Clause(props: { clause: ClauseAnswer; isBoth: boolean }) {
  const words = useWords(projectorWords);
  const shown = () => languagesOf(props.clause, language()).slice(0, props.isBoth ? 2 : 1);
  let box!: HTMLElement;

  const fit = () => {
    for (const size of sizes) {
      box.style.setProperty("--clause", String(size));
      if (box.scrollHeight <= box.clientHeight) break;
    }
    const fresh = box.querySelectorAll(".fresh");
    fresh[fresh.length - 1]?.scrollIntoView({ block: "nearest" });
  };
  createEffect(
    on(
      () => JSON.stringify([shown(), props.clause]),
      () => requestAnimationFrame(fit),
    ),
  );

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long clause is scrolled by keys too.
    <section class="wall-clause" ref={box} tabIndex={0} aria-label={words().clause}>
      <p class="wall-label">
        <LocalText of={props.clause.document.title} />
      </p>
      <div class="wall-texts" classList={{ "is-both": shown().length > 1 }}>
        <For each={shown()}>
          {(code) => (
            <Show when={props.clause.texts[code]}>{(text) => <Text text={text()} lang={code} />}</Show>
          )}
        </For>
      </div>
    </section>
  );
}

function Text(props: { text: ClauseText; lang: Language }) {
  return (
    <div class="serif" lang={props.lang}>
      <h2>
        {props.text.number}
        <Show when={props.text.number}>{"\u2002"}</Show>
        <FreshText text={props.text.title} />
      </h2>
      <For each={props.text.lines}>
        {(line) => (
          <p
            classList={{
              "is-heading": line.kind === "heading",
              "is-item": line.depth > 0,
            }}
            style={{ "--depth": String(line.depth) }}
          >
            <Show when={line.mark}>
              <span class="wall-mark">{line.mark}</span>
            </Show>
            <span>
              <FreshText text={line.text} />
            </span>
          </p>
        )}
      </For>
    </div>
  );
}

/** The reader's own first, then the others in their order. */
export function languagesOf({ texts }: ClauseAnswer, own: Language): Language[] {
  const there = languages.filter((code) => texts[code]);
  return there.includes(own) ? [own, ...there.filter((code) => code !== own)] : there;
}
