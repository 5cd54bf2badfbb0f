import { For, Show } from "solid-js";
import type { MinutesAnswer } from "../../shared/answers";
import { heldBy } from "../parts/held-by";
import { LocalText } from "../parts/local-text";
import { useProject } from "../projects/project";
import { minutesWords } from "../words/minutes";
import { day } from "../words/times";
import { useWords } from "../words/words";
import { GuestLinks } from "./guest-links";
import { useMinutes } from "./minutes.data";
import { MinutesNotice } from "./minutes-notice";

/** On the page of a workshop: where its minutes stand, and who of those who were told has answered. */
export function MinutesBlock(props: { document: string }) {
  const words = useWords(minutesWords);
  const project = useProject();
  const minutes = useMinutes(() => props.document);
  const readers = () => {
    const answer = heldBy(minutes.answer);
    return answer?.readers && answer.readers.length > 0 ? { ...answer, readers: answer.readers } : undefined;
  };
  const guestLinks = () => {
    const guests = heldBy(minutes.answer)?.guestLinks ?? [];
    return guests.length > 0 ? guests : undefined;
  };
  return (
    <section class="block" aria-labelledby="minutes-way">
      <header>
        <h2 id="minutes-way">{words().title}</h2>
      </header>
      <div class="stack">
        <MinutesNotice minutes={minutes} may={project.may} always />
        <Show when={readers()}>
          {(answer) => (
            <details>
              <summary>
                {words().who} ({answer().readers.length})
              </summary>
              <ul class="minutes-readers">
                <For each={answer().readers}>
                  {(reader) => (
                    <li class="row row--wrap">
                      <span class="grow">
                        <b>{reader.person.name}</b>{" "}
                        <span class="small muted">
                          <LocalText of={reader.person.organisation} />
                        </span>
                      </span>
                      <span class="small">
                        <Answer reader={reader} state={answer().state} />
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </details>
          )}
        </Show>
        <Show when={guestLinks()}>{(guests) => <GuestLinks guests={guests()} minutes={minutes} />}</Show>
      </div>
    </section>
  );
}

type Reader = NonNullable<MinutesAnswer["readers"]>[number];

function Answer(props: { reader: Reader; state: MinutesAnswer["state"] }) {
  const words = useWords(minutesWords);
  const said = () =>
    [
      props.reader.agreedAt !== null && words().answer.agreed(day(props.reader.agreedAt)),
      props.reader.commentedAt !== null && words().answer.commented(day(props.reader.commentedAt)),
    ].filter((word) => word !== false);
  const silent = () => (props.state === "circulated" ? words().answer.nothing : words().answer.silent);
  return <>{said().length > 0 ? said().join(" · ") : silent()}</>;
}
