import { createSignal, For, Show } from "solid-js";
import type { LetterAnswer } from "../../shared/answers";
import { languageTag } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Field } from "../parts/field";
import { ProblemNotice } from "../parts/notice";
import { commonWords } from "../words/common";
import { lettersWords } from "../words/letters";
import { useWords } from "../words/words";
import type { Letter } from "./letters.data";

/** The words as they will stand on the letter; who may, writes them by hand. */
export function OwnWords(props: { of: LetterAnswer; letter: Letter; mayChange: boolean }) {
  const words = useWords(lettersWords);
  const common = useWords(commonWords);
  const [draft, setDraft] = createSignal<string>();
  const save = createDeed(async (paragraphs: string[] | null) => {
    await props.letter.change({ paragraphs });
    setDraft(undefined);
  });
  return (
    <>
      <Show
        when={draft() !== undefined}
        fallback={
          <div class="letter-words serif" lang={languageTag[props.of.language]}>
            <For each={props.of.paragraphs}>{(paragraph) => <p>{paragraph}</p>}</For>
          </div>
        }
      >
        <Field label={words().text} help={words().editHelp}>
          {(ids) => (
            <textarea
              class="input serif"
              rows={16}
              maxLength={20_000}
              lang={languageTag[props.of.language]}
              {...ids()}
              value={draft()}
              onInput={(event) => setDraft(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="row row--wrap">
          <Button onClick={() => setDraft(undefined)}>{common().cancel}</Button>
          <Button
            kind="primary"
            busy={save.busy()}
            onClick={() =>
              void save.run((draft() ?? "").split(/\n\s*\n/).map((one) => one.replace(/\s+/g, " ").trim()))
            }
          >
            {common().save}
          </Button>
        </div>
      </Show>
      <ProblemNotice problem={save.problem()} />
      <Show when={props.mayChange && draft() === undefined}>
        <div class="row row--wrap">
          <Show when={props.of.isOwnText}>
            <span class="chip">{words().ownText}</span>
          </Show>
          <Button small onClick={() => setDraft(props.of.paragraphs.join("\n\n"))}>
            {words().edit}
          </Button>
          <Show when={props.of.isOwnText}>
            <Button small busy={save.busy()} onClick={() => void save.run(null)}>
              {words().backToTemplate}
            </Button>
          </Show>
        </div>
      </Show>
    </>
  );
}
