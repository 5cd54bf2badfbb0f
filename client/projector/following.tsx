import { Show } from "solid-js";
import type { WorkshopAnswer } from "../../shared/answers";
import { neighbour } from "../../shared/workshop/programme";
import { LocalText } from "../parts/local-text";
import { projectorWords } from "../words/projector";
import { useWords } from "../words/words";

const nextOf = ({ programme, current }: WorkshopAnswer) =>
  programme.find(({ id }) => id === neighbour(programme, current?.item ?? null, 1));

/** What comes after the current item; before the first one, that. */
export function Following(props: { workshop: WorkshopAnswer }) {
  const words = useWords(projectorWords);
  const isOver = () => props.workshop.state === "closed";
  return (
    <Show when={!isOver()}>
      <section class="wall-next" aria-label={words().next}>
        <Show
          when={nextOf(props.workshop)}
          fallback={
            <Show when={props.workshop.current}>
              <p class="wall-label">{words().last}</p>
            </Show>
          }
        >
          {(next) => (
            <>
              <h2 class="wall-label">{words().next}</h2>
              <p class="serif">
                <LocalText of={next().title} />
              </p>
              <Show when={next().speaker}>
                {(name) => <p class="wall-label">{words().nextSpeaker(name())}</p>}
              </Show>
            </>
          )}
        </Show>
      </section>
    </Show>
  );
}

/** The same in one line, beside a clause. */
export function NextLine(props: { workshop: WorkshopAnswer }) {
  const words = useWords(projectorWords);
  return (
    <Show when={nextOf(props.workshop)} fallback={words().last}>
      {(next) => (
        <>
          {words().next}: <LocalText of={next().title} />
        </>
      )}
    </Show>
  );
}
