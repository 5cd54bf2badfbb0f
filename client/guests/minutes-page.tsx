import { createResource, createSignal, For, Show } from "solid-js";
import type { GuestMinutesAnswer } from "../../shared/answers";
import type { Language } from "../../shared/locale/languages";
import { api, ask, askFor } from "../api";
import { Button } from "../parts/button";
import { heldBy } from "../parts/held-by";
import { Loading } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { Notice } from "../parts/notice";
import { orTell } from "../parts/or-tell";
import { fileNameOf, saveFile } from "../parts/save-file";
import { guestMinutesWords } from "../words/guest-minutes";
import { calendarDate, day } from "../words/times";
import { language, useWords } from "../words/words";
import { ByLink, type Ended } from "./by-link";
import { GuestProblem } from "./guest-problem";
import { minutesText } from "./minutes-text";

const fileOf = (token: string, of: Language, format: "html" | "pdf" | "docx") =>
  askFor("/api/minutes/file", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, language: of, format }),
  });

/** Minutes that went round, by the link that a participant without an account was sent. */
export function MinutesPage() {
  const words = useWords(guestMinutesWords);
  return (
    <ByLink words={words()} look={(token) => ask(api.minutes.look.$post({ json: { token } }))}>
      {(minutes: () => GuestMinutesAnswer, token, ended) => (
        <Minutes minutes={minutes()} token={token()} ended={ended()} />
      )}
    </ByLink>
  );
}

function Minutes(props: { minutes: GuestMinutesAnswer; token: string; ended: Ended }) {
  const words = useWords(guestMinutesWords);
  const [chosen, setChosen] = createSignal<Language>();
  // What the reader reads the page in, where the minutes have it.
  const shown = () =>
    chosen() ??
    (props.minutes.languages.includes(language()) ? language() : (props.minutes.languages[0] ?? language()));
  const [text, { refetch }] = createResource(shown, async (of) =>
    minutesText(await (await fileOf(props.token, of, "html")).text()),
  );

  async function keep(format: "pdf" | "docx") {
    const file = await fileOf(props.token, shown(), format);
    return { bytes: await file.blob(), name: fileNameOf(file) ?? `minutes.${format}` };
  }
  const save = ({ bytes, name }: { bytes: Blob; name: string }) => saveFile(bytes, name);
  const state = () => {
    const { state, until, confirmedAt } = props.minutes;
    if (state === "confirmed") return words().confirmed(day(confirmedAt!));
    return words()[state](calendarDate(until));
  };

  return (
    <>
      <header class="guest-mast">
        <p class="small faint">
          <LocalText of={props.minutes.project} />
        </p>
        <h1 class="h-page">
          <LocalText of={props.minutes.title} />
        </h1>
        <hr class="kop" />
      </header>
      <div class="guest-form">
        <Notice kind="plain" icon={props.minutes.state === "confirmed" ? "lock" : "clock"} title={state()}>
          <p>{words().detail[props.minutes.state]}</p>
        </Notice>
        <div class="row row--wrap">
          <Show when={props.minutes.languages.length > 1}>
            <fieldset class="seg" aria-label={words().language}>
              <For each={props.minutes.languages}>
                {(one) => (
                  <button type="button" aria-pressed={shown() === one} onClick={() => setChosen(one)}>
                    {words().languages[one]}
                  </button>
                )}
              </For>
            </fieldset>
          </Show>
          <Button icon="export" onClick={() => void orTell(keep("pdf"), save)}>
            {words().files.pdf}
          </Button>
          <Button icon="export" onClick={() => void orTell(keep("docx"), save)}>
            {words().files.docx}
          </Button>
        </div>
        <Show
          when={heldBy(text)}
          fallback={
            <Show when={text.error} fallback={<Loading />}>
              {(error) => <GuestProblem error={error()} ended={props.ended} again={refetch} />}
            </Show>
          }
        >
          {(nodes) => (
            <article class="guest-minutes" lang={shown()}>
              {nodes()}
            </article>
          )}
        </Show>
        <p class="small faint">{words().ownLink}</p>
      </div>
    </>
  );
}
