import { A, useParams } from "@solidjs/router";
import { createResource, For, Show } from "solid-js";
import type { CheckInAnswer, WorkshopAnswer } from "../../shared/answers";
import { languages } from "../../shared/locale/languages";
import { showCheckInCode } from "../../shared/workshop/check-in-code";
import { api, ask } from "../api";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Loaded } from "../parts/loading";
import { LocalText, shownLanguage } from "../parts/local-text";
import { usePageTitle } from "../parts/page-title";
import { QrCode } from "../parts/qr-code";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { useWhen } from "./workshop-date";

type Sheet = { workshop: WorkshopAnswer; checkIn: CheckInAnswer | null };

/** One sheet of paper for the door: what is held, the code to photograph, the address to type. */
export default function CheckInSheetPage() {
  const words = useWords(workshopsWords);
  const params = useParams<{ project: string; workshop: string }>();
  const one = api.workshops[":workshop"];
  const [sheet, { refetch }] = createResource<Sheet, string>(
    () => params.workshop,
    async (workshop) => ({
      workshop: await ask(one.$get({ param: { workshop } })),
      checkIn: await ask(one["check-in"].$get({ param: { workshop } })),
    }),
  );
  usePageTitle(() => words().checkInSheet);
  return (
    <main class="print-sheet" id="content">
      <div class="row row--wrap not-printed">
        <A class="back-link small grow" href={`/p/${params.project}/workshops/${params.workshop}`}>
          <Icon name="back" small />
          {words().checkIn}
        </A>
        <Button kind="primary" onClick={() => window.print()}>
          {words().print}
        </Button>
      </div>
      <Loaded from={sheet} again={refetch}>
        {(there) => <Paper {...there()} />}
      </Loaded>
    </main>
  );
}

function Paper(props: Sheet) {
  const words = useWords(workshopsWords);
  const when = useWhen();
  const main = () => shownLanguage(props.workshop.title, language());
  const others = () => languages.filter((code) => code !== main() && props.workshop.title[code]);
  return (
    <article class="door">
      <p class="small">{words().checkIn}</p>
      <h1 class="h-page">
        <LocalText of={props.workshop.title} />
      </h1>
      <For each={others()}>
        {(code) => (
          <p class="serif muted" lang={code}>
            {props.workshop.title[code]}
          </p>
        )}
      </For>
      <p>
        {[when.day(props.workshop), when.hours(props.workshop), props.workshop.venue]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <Show when={props.checkIn} fallback={<p class="muted">{words().checkInClosed}</p>}>
        {(open) => (
          <>
            <QrCode address={open().url} />
            <p>{words().checkInSheetText}</p>
            <p class="door-address anywhere">{open().url}</p>
            <p class="check-in-code num">
              <span class="visually-hidden">{words().checkInCode}: </span>
              {showCheckInCode(open().code)}
            </p>
          </>
        )}
      </Show>
    </article>
  );
}
