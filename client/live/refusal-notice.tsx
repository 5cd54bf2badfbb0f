import { A, useLocation } from "@solidjs/router";
import { Match, onCleanup, onMount, Show, Switch } from "solid-js";
import { Button, buttonClass } from "../parts/button";
import { Notice } from "../parts/notice";
import { commonWords } from "../words/common";
import { liveWords } from "../words/live";
import { useWords } from "../words/words";
import type { Refusal } from "./save-state";

/** Over the text: why the server takes nothing right now, that nothing is lost, and what to do. */
export function LineNotice(props: {
  refusal: Refusal | undefined;
  cannotStore: boolean;
  isKept: boolean;
  onAgain: () => void;
}) {
  const words = useWords(liveWords);
  return (
    <Switch>
      <Match when={props.refusal === "signed-out"}>
        <SignedOutNotice isKept={props.isKept} onAgain={props.onAgain} />
      </Match>
      <Match when={props.cannotStore}>
        <Notice title={words().cannotStoreNotice.title} kind="red" alert>
          <p>{words().cannotStoreNotice.detail}</p>
        </Notice>
      </Match>
    </Switch>
  );
}

function SignedOutNotice(props: { isKept: boolean; onAgain: () => void }) {
  const words = useWords(liveWords);
  const location = useLocation();
  const address = () =>
    `/sign-in?next=${encodeURIComponent(location.pathname + location.search + location.hash)}`;
  // Whoever signs in in another tab finds the document going on by itself.
  const look = () => props.onAgain();
  onMount(() => window.addEventListener("focus", look));
  onCleanup(() => window.removeEventListener("focus", look));
  return (
    <Notice
      title={words().signedOut.title}
      alert
      action={
        <Show
          when={props.isKept}
          fallback={
            <div class="row">
              <a class={buttonClass({ small: true })} href="/sign-in" target="_blank" rel="noopener">
                {words().signedOut.signIn}
              </a>
              <Button small onClick={() => props.onAgain()}>
                {words().signedOut.again}
              </Button>
            </div>
          }
        >
          <A class={buttonClass({ small: true, kind: "primary" })} href={address()}>
            {words().signedOut.signIn}
          </A>
        </Show>
      }
    >
      <p>{props.isKept ? words().signedOut.kept : words().signedOut.here}</p>
    </Notice>
  );
}

/** In place of the text: this page is older than the server. */
export function OlderPage() {
  const words = useWords(liveWords);
  const common = useWords(commonWords);
  return (
    <section class="empty" role="alert">
      <h1 class="h-part">{words().older.title}</h1>
      <p class="muted">{words().older.detail}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {common().reload}
      </Button>
    </section>
  );
}
