import { For, Show } from "solid-js";
import type { InvitationAnswer } from "../../shared/answers";
import { Button } from "../parts/button";
import { LocalText } from "../parts/local-text";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { peopleWords } from "../words/people";
import { termWords } from "../words/terms";
import { dayAndTime } from "../words/times";
import { useWords } from "../words/words";

/** Invitations that are still open or were not accepted; the accepted ones are members above. */
export function InvitationList(props: {
  list: readonly InvitationAnswer[];
  revoke: (invitation: string) => Promise<void>;
}) {
  const words = useWords(peopleWords);
  const terms = useWords(termWords);
  const shown = () => props.list.filter((invitation) => invitation.state !== "used");
  return (
    <section class="block" aria-labelledby="invitations">
      <header>
        <h2 id="invitations">{words().invitations}</h2>
        <span class="count">{shown().length}</span>
      </header>
      <Show when={shown().length > 0} fallback={<p class="muted">{words().noInvitation}</p>}>
        <ul class="rows">
          <For each={shown()}>
            {(invitation) => (
              <li>
                <div class="grow">
                  <p>
                    <b>{invitation.name}</b> <span class="faint">· {invitation.email}</span>
                  </p>
                  <p class="small faint">
                    <LocalText of={invitation.organisation} /> ·{" "}
                    {invitation.state === "open"
                      ? words().invitedAs(terms().role[invitation.role], dayAndTime(invitation.expiresAt))
                      : `${terms().role[invitation.role]} · ${words().state[invitation.state]}`}
                  </p>
                </div>
                <Show when={invitation.state === "open"}>
                  <Button
                    small
                    aria-label={words().revokeOf(invitation.name)}
                    onClick={() =>
                      void orTell(props.revoke(invitation.id), () => tell(words().revoked(invitation.name)))
                    }
                  >
                    {words().revoke}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
