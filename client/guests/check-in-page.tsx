import { useParams } from "@solidjs/router";
import { createResource, createSignal, Show } from "solid-js";
import type { CheckInLook } from "../../shared/answers";
import { api, ask } from "../api";
import { heldBy } from "../parts/held-by";
import { Loading } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { usePageTitle } from "../parts/page-title";
import { checkInWords } from "../words/check-in";
import { calendarDate } from "../words/times";
import { useWords } from "../words/words";
import { CheckInForm } from "./check-in-form";
import { CheckInThanks } from "./check-in-thanks";
import { GuestFrame } from "./guest-frame";
import { GuestProblem } from "./guest-problem";
import { InputForm } from "./input-form";
import { type KeptHandIn, keepHandIn, keptHandIn, newHandIn } from "./kept-hand-in";

/** A guest signs the list of attendance from a phone, without an account. */
export function CheckInPage() {
  const words = useWords(checkInWords);
  const params = useParams<{ code: string }>();
  const [workshop, { refetch }] = createResource<CheckInLook, string>(
    () => params.code,
    (code) => ask(api["check-in"][":code"].$get({ param: { code } })),
  );
  const [handIn, setHandIn] = createSignal(keptHandIn(params.code));
  const [isCorrecting, setCorrecting] = createSignal(false);
  usePageTitle(() => words().title);

  const keep = (next: KeptHandIn) => {
    setHandIn(next);
    keepHandIn(params.code, next);
  };
  const ended = () => ({
    kind: "no-check-in" as const,
    title: words().closedTitle,
    detail: words().closedDetail,
  });

  return (
    <GuestFrame>
      <Show
        when={heldBy(workshop)}
        fallback={
          <Show when={workshop.error} fallback={<Loading />}>
            {(error) => <GuestProblem error={error()} ended={ended()} again={refetch} />}
          </Show>
        }
      >
        {(there) => (
          <>
            <Masthead workshop={there()} />
            <Show
              when={handIn().isHandedIn && !isCorrecting()}
              fallback={
                <CheckInForm
                  code={params.code}
                  handIn={handIn()}
                  keep={keep}
                  whenDone={() => setCorrecting(false)}
                />
              }
            >
              <CheckInThanks
                name={handIn().name}
                correct={() => setCorrecting(true)}
                other={() => keep(newHandIn())}
              />
            </Show>
            <InputForm
              code={params.code}
              by={[handIn().name, handIn().organisation].filter(Boolean).join(", ")}
            />
          </>
        )}
      </Show>
    </GuestFrame>
  );
}

function Masthead(props: { workshop: CheckInLook }) {
  const words = useWords(checkInWords);
  return (
    <header class="guest-mast">
      <p class="small faint">{words().title}</p>
      <h1 class="h-page">
        <LocalText of={props.workshop.title} />
      </h1>
      <Show when={props.workshop.date}>{(date) => <p class="muted">{calendarDate(date())}</p>}</Show>
      <hr class="kop" />
    </header>
  );
}
