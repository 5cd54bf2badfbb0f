import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";

/** So long what was just written stands out, in ms. */
const freshFor = 8_000;

/** A line of text whose newly written part stands out for a while. */
export function FreshText(props: { text: string }) {
  const [fresh, setFresh] = createSignal<{ from: number; to: number }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  createEffect(
    on(
      () => props.text,
      (now, before) => {
        if (before === undefined || before === now) return;
        setFresh(changedPart(before, now, fresh()));
        clearTimeout(timer);
        timer = setTimeout(() => setFresh(undefined), freshFor);
      },
    ),
  );
  return (
    <Show when={fresh()} fallback={props.text}>
      {(part) => (
        <>
          {props.text.slice(0, part().from)}
          <mark class="fresh">{props.text.slice(part().from, part().to)}</mark>
          {props.text.slice(part().to)}
        </>
      )}
    </Show>
  );
}

/** From the first to the last letter that differ, together with what was fresh already. */
export function changedPart(
  before: string,
  now: string,
  known?: { from: number; to: number },
): { from: number; to: number } {
  const shorter = Math.min(before.length, now.length);
  let from = 0;
  while (from < shorter && before[from] === now[from]) from++;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === now.at(-1 - same)) same++;
  const to = now.length - same;
  if (!known) return { from, to };
  const grown = now.length - before.length;
  return { from: Math.min(from, known.from), to: Math.max(to, Math.min(now.length, known.to + grown)) };
}
