import { For, Show } from "solid-js";
import { Loaded } from "../parts/loading";
import { useProject } from "../projects/project";
import { peopleWords } from "../words/people";
import { dayAndTime } from "../words/times";
import { useWords } from "../words/words";
import { useOutbox } from "./people.data";

/** What the program wrote to people, newest first: without a mail server the secretariat passes it on. */
export function OutboxList() {
  const words = useWords(peopleWords);
  const project = useProject();
  const [outbox, { refetch }] = useOutbox(() => project.facts().id);
  return (
    <Loaded from={outbox} again={refetch}>
      {(list) => (
        <section class="block">
          <header>
            <h2>{words().outbox}</h2>
            <span class="count">{list().length}</span>
          </header>
          <p class="small muted">{list().length > 0 ? words().outboxText : words().noMessage}</p>
          <Show when={list().length > 0}>
            <ul class="mails">
              <For each={list()}>
                {(mail) => (
                  <li>
                    <details>
                      <summary>
                        <span class="strong">{mail.subject}</span>
                        <span class="small faint line">
                          {words().to(mail.recipient)} · {dayAndTime(mail.at)}
                        </span>
                      </summary>
                      <p class="mail">{mail.body}</p>
                    </details>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </section>
      )}
    </Loaded>
  );
}
