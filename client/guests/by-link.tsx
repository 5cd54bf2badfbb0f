import { useLocation } from "@solidjs/router";
import { createResource, type JSX, Show } from "solid-js";
import { heldBy } from "../parts/held-by";
import { Loading } from "../parts/loading";
import { usePageTitle } from "../parts/page-title";
import { GuestFrame } from "./guest-frame";
import { GuestProblem } from "./guest-problem";

/** For a link that shows nothing any more. */
export type Ended = { kind: "link-spent"; title: string; detail: string };

type Words = Record<"title" | "spentTitle" | "spentDetail" | "cutTitle" | "cutDetail", string>;

type Props<Found> = {
  words: Words;
  /** The token is sent in a body, never in an address. */
  look: (token: string) => Promise<Found>;
  children: (found: () => Found, token: () => string, ended: () => Ended) => JSX.Element;
};

/** What somebody without an account is shown by a link of their own. */
export function ByLink<Found>(props: Props<Found>) {
  const location = useLocation();
  // Read from the router: a second link opened in the same tab changes nothing but the fragment.
  const token = () => location.hash.replace(/^#/, "");
  const [found, { refetch }] = createResource<Found, string>(
    () => token() || undefined,
    (given) => props.look(given),
  );
  usePageTitle(() => props.words.title);
  const ended = (): Ended => ({
    kind: "link-spent",
    title: props.words.spentTitle,
    detail: props.words.spentDetail,
  });

  return (
    <GuestFrame>
      <Show when={token()} fallback={<LinkCut words={props.words} />}>
        <Show
          when={heldBy(found)}
          fallback={
            <Show when={found.error} fallback={<Loading />}>
              {(error) => <GuestProblem error={error()} ended={ended()} again={refetch} />}
            </Show>
          }
        >
          {(there) => props.children(there as () => Found, token, ended)}
        </Show>
      </Show>
    </GuestFrame>
  );
}

function LinkCut(props: { words: Words }) {
  return (
    <section class="empty">
      <h1 class="h-part">{props.words.cutTitle}</h1>
      <p class="muted">{props.words.cutDetail}</p>
    </section>
  );
}
