import { createSignal, For, Show } from "solid-js";
import type { MinutesAnswer } from "../../shared/answers";
import { Button } from "../parts/button";
import { CopyLink } from "../parts/copy-link";
import { createDeed } from "../parts/deed";
import { ProblemNotice } from "../parts/notice";
import { minutesWords } from "../words/minutes";
import { useWords } from "../words/words";
import type { Minutes } from "./minutes.data";

type Guest = NonNullable<MinutesAnswer["guestLinks"]>[number];

/** The guests who read the minutes by a link: it is withdrawn here, or made anew and passed on by hand. */
export function GuestLinks(props: { guests: readonly Guest[]; minutes: Minutes }) {
  const words = useWords(minutesWords);
  return (
    <details>
      <summary>
        {words().guestLinks} ({props.guests.length})
      </summary>
      <p class="small muted">{words().guestLinksHelp}</p>
      <ul class="minutes-readers">
        {/* By name of the row: a list that is read anew must not close the link that was just made. */}
        <For each={props.guests.map(({ participant }) => participant)}>
          {(participant) => (
            <Show when={props.guests.find((guest) => guest.participant === participant)}>
              {(guest) => <GuestLink guest={guest()} minutes={props.minutes} />}
            </Show>
          )}
        </For>
      </ul>
    </details>
  );
}

function GuestLink(props: { guest: Guest; minutes: Minutes }) {
  const words = useWords(minutesWords);
  const [url, setUrl] = createSignal<string>();
  const make = createDeed(async () => setUrl(await props.minutes.makeGuestLink(props.guest.participant)));
  const end = createDeed(async () => {
    await props.minutes.endGuestLink(props.guest.participant);
    setUrl(undefined);
  });
  return (
    <li class="stack">
      <div class="row row--wrap">
        <b class="grow anywhere">{props.guest.name}</b>
        <span class="small muted">{props.guest.isOpen ? words().linkOpen : words().linkClosed}</span>
        <Button
          small
          icon="link"
          aria-label={words().newLinkFor(props.guest.name)}
          busy={make.busy()}
          onClick={() => void make.run()}
        >
          {words().newLink}
        </Button>
        <Show when={props.guest.isOpen}>
          <Button
            small
            kind="quiet"
            aria-label={words().endLinkOf(props.guest.name)}
            busy={end.busy()}
            onClick={() => void end.run()}
          >
            {words().endLink}
          </Button>
        </Show>
      </div>
      <ProblemNotice problem={make.problem() ?? end.problem()} />
      <Show when={url()}>{(made) => <CopyLink label={words().linkOf(props.guest.name)} url={made()} />}</Show>
    </li>
  );
}
