import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { LetterSummary } from "../../shared/answers";
import { Button, buttonClass } from "../parts/button";
import { Empty } from "../parts/empty";
import { Icon } from "../parts/icon";
import { Keyed } from "../parts/keyed";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { usePageTitle } from "../parts/page-title";
import { useProject } from "../projects/project";
import { lettersWords } from "../words/letters";
import { day } from "../words/times";
import { useWords } from "../words/words";
import { LetterSettingsBlock } from "./letter-settings";
import { LetterStateChip } from "./letter-state-chip";
import { useLetters } from "./letters.data";
import { NewLetterDialog } from "./new-letter";

/** Letters of the project: who asked for what, to whom, with which number. */
export default function LettersPage() {
  const words = useWords(lettersWords);
  const project = useProject();
  const [answer, again] = useLetters(() => project.facts().id);
  const [beginning, setBeginning] = createSignal(false);
  usePageTitle(() => words().title);
  const title = () => (project.may("letter.manage") ? words().write : words().ask);
  const begin = () => (
    <Show when={project.may("letter.write")}>
      <Button kind="primary" icon="plus" onClick={() => setBeginning(true)}>
        {title()}
      </Button>
    </Show>
  );
  return (
    <>
      <div class="head">
        <h1 class="h-page">{words().title}</h1>
        <div class="row row--wrap">
          <A class={buttonClass({})} href={`/p/${project.facts().id}/coordination`}>
            <Icon name="table" />
            {words().toMatrix}
          </A>
          {begin()}
        </div>
      </div>
      <Loaded from={answer} again={again}>
        {(there) => (
          <>
            <Show
              when={there().letters.length > 0}
              fallback={<Empty title={words().empty} text={words().emptyText} />}
            >
              <LettersTable list={there().letters} />
            </Show>
            <NewLetterDialog
              open={beginning()}
              templates={there().templates}
              title={title()}
              onClose={() => setBeginning(false)}
            />
          </>
        )}
      </Loaded>
      <Show when={project.may("letter.manage")}>
        <LetterSettingsBlock />
      </Show>
    </>
  );
}

function LettersTable(props: { list: readonly LetterSummary[] }) {
  const words = useWords(lettersWords);
  const project = useProject();
  return (
    <table class="table reg">
      <thead>
        <tr>
          <th scope="col">{words().column.subject}</th>
          <th scope="col">{words().column.to}</th>
          <th scope="col">{words().column.number}</th>
          <th scope="col">{words().column.state}</th>
          <th scope="col">{words().column.changed}</th>
        </tr>
      </thead>
      <tbody>
        <Keyed each={props.list} by={(letter) => letter.id}>
          {(letter) => (
            <tr>
              <th scope="row">
                <A class="letter-link anywhere" href={`/p/${project.facts().id}/letters/${letter().id}`}>
                  {letter().subject}
                </A>
                <Show when={letter().requestedBy}>
                  {(name) => <span class="small faint line">{words().requestedBy(name())}</span>}
                </Show>
              </th>
              <td>
                <Show when={letter().organisation} fallback={<span class="faint">{words().nobody}</span>}>
                  {(organisation) => <LocalText of={organisation().name} />}
                </Show>
              </td>
              <td class="anywhere">
                <Show when={letter().number} fallback={<span class="faint">{words().noNumber}</span>}>
                  {letter().number}
                </Show>
              </td>
              <td>
                <LetterStateChip state={letter().state} />
              </td>
              <td class="small">{day(letter().changedAt)}</td>
            </tr>
          )}
        </Keyed>
      </tbody>
    </table>
  );
}
