import { createSignal, For, onCleanup, Show } from "solid-js";
import type { WorkshopAnswer } from "../../shared/answers";
import { type Language, languages } from "../../shared/locale/languages";
import { askFor } from "../api";
import { Button, buttonClass } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Check, SelectField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Later } from "../parts/loading";
import { ProblemNotice } from "../parts/notice";
import { fileNameOf, saveFile } from "../parts/save-file";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";

const formats = ["pdf", "docx"] as const;
type Paper = "programme" | "attendance";

/** The workshop as files: for a calendar, and to print. */
export function PapersBlock(props: { answer: WorkshopAnswer }) {
  const words = useWords(workshopsWords);
  const common = useWords(commonWords);
  const terms = useWords(termWords);
  const project = useProject();
  const [wanted, setWanted] = createSignal<Language>(language());
  const [isPersonal, setPersonal] = createSignal(false);
  let control: AbortController | undefined;
  const stop = () => control?.abort();
  onCleanup(stop);

  const papers = (): { paper: Paper; name: string }[] => [
    { paper: "programme", name: words().programmeFile },
    ...(project.may("participant.read")
      ? [{ paper: "attendance" as const, name: words().attendanceFile }]
      : []),
  ];
  const address = (file: string) => `/api/workshops/${props.answer.id}/${file}`;

  const make = createDeed(async (paper: Paper, format: (typeof formats)[number]) => {
    control = new AbortController();
    const query = new URLSearchParams({ format, language: wanted() });
    if (paper === "attendance" && isPersonal()) query.set("personal", "yes");
    try {
      const answer = await askFor(address(`${paper}/export?${query}`), { signal: control.signal });
      saveFile(await answer.blob(), fileNameOf(answer) ?? `${paper}.${format}`);
      tell(words().made);
    } catch (why) {
      if (!(why instanceof DOMException && why.name === "AbortError")) throw why;
    }
  });

  return (
    <section class="block" aria-labelledby="files">
      <header>
        <h2 id="files">{words().files}</h2>
      </header>
      <div class="stack">
        <SelectField
          label={words().fileLanguage}
          value={wanted()}
          choices={languages.map((value) => ({ value, label: terms().language[value] }))}
          onChange={setWanted}
        />
        <For each={papers()}>
          {({ paper, name }) => (
            <div class="row row--wrap paper">
              <span class="grow">{name}</span>
              <For each={formats}>
                {(format) => (
                  <Button
                    small
                    icon="export"
                    aria-label={words().fileIn(name, words().format[format])}
                    busy={make.busy()}
                    onClick={() => void make.run(paper, format)}
                  >
                    {words().format[format]}
                  </Button>
                )}
              </For>
            </div>
          )}
        </For>
        <Show when={project.may("participant.manage")}>
          <Check checked={isPersonal()} onChange={setPersonal}>
            {words().withPersonal}
          </Check>
        </Show>
        <Show when={props.answer.date} fallback={<p class="small faint">{words().calendarNeedsDate}</p>}>
          <div>
            <a
              class={buttonClass({ small: true })}
              href={address(`invitation.ics?language=${wanted()}`)}
              download=""
            >
              <Icon name="export" />
              {words().calendarFile}
            </a>
          </div>
        </Show>
        <Show when={make.busy()}>
          <Later>
            <div class="row row--wrap" role="status">
              <span class="spin" aria-hidden="true" />
              <span class="grow small">{words().making}</span>
              <Button small onClick={stop}>
                {common().cancel}
              </Button>
            </div>
          </Later>
        </Show>
        <ProblemNotice problem={make.problem()} />
      </div>
    </section>
  );
}
