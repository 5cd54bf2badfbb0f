import { createSignal, For, onCleanup, Show } from "solid-js";
import type { Language } from "../../shared/locale/languages";
import { askFor, ProblemError, type ShownProblem } from "../api";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Check, Group, SelectField } from "../parts/field";
import { Later } from "../parts/loading";
import { ProblemNotice } from "../parts/notice";
import { fileNameOf, saveFile } from "../parts/save-file";
import { tell } from "../parts/toast";
import { commonWords } from "../words/common";
import { editorWords } from "../words/editor";
import { termWords } from "../words/terms";
import { useWords } from "../words/words";
import { useDesk } from "./desk";

const formats = ["docx", "pdf", "html", "md"] as const;
const commentChoices = ["none", "open", "all"] as const;

/** Makes a file of the document as it stands on the server: what was typed last is waited for. */
export function ExportDialog(props: { open: boolean; onClose: () => void }) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const common = useWords(commonWords);
  const terms = useWords(termWords);
  const [format, setFormat] = createSignal<(typeof formats)[number]>("docx");
  const [language, setLanguage] = createSignal<Language>(desk.language());
  const [withComments, setWithComments] = createSignal<(typeof commentChoices)[number]>("none");
  const [making, setMaking] = createSignal<AbortController>();
  const [problem, setProblem] = createSignal<ShownProblem>();
  const stop = () => making()?.abort();
  onCleanup(stop);

  async function make() {
    const control = new AbortController();
    setMaking(control);
    setProblem(undefined);
    try {
      if (desk.room.state().is === "saving") await desk.room.whenDurable();
      const query = new URLSearchParams({
        format: format(),
        languages: language(),
        comments: withComments(),
      });
      const path = `/api/documents/${desk.answer().id}/export?${query}`;
      const answer = await askFor(path, { signal: control.signal });
      saveFile(await answer.blob(), fileNameOf(answer) ?? `${desk.answer().id}.${format()}`);
      tell(words().exports.done);
      props.onClose();
    } catch (why) {
      if (why instanceof DOMException && why.name === "AbortError") return;
      if (!(why instanceof ProblemError)) throw why;
      setProblem(why.problem);
    } finally {
      setMaking(undefined);
    }
  }

  const close = () => {
    stop();
    setProblem(undefined);
    props.onClose();
  };

  return (
    <Dialog open={props.open} onClose={close} title={words().exports.title}>
      <div class="stack">
        <ProblemNotice problem={problem()} />
        <Show when={problem()?.facts?.characters}>
          {(characters) => <p class="small">{words().exports.characters(characters())}</p>}
        </Show>
        <Group label={words().exports.format}>
          <div class="choices">
            <For each={formats}>
              {(each) => (
                <Check
                  type="radio"
                  name="format"
                  checked={format() === each}
                  onChange={() => setFormat(each)}
                >
                  {words().exports.formats[each]}
                </Check>
              )}
            </For>
          </div>
        </Group>
        <SelectField
          label={words().exports.language}
          value={language()}
          choices={desk.answer().languages.map((each) => ({ value: each, label: terms().language[each] }))}
          onChange={setLanguage}
        />
        <Show when={desk.threads.mayRead}>
          <SelectField
            label={words().exports.comments}
            value={withComments()}
            choices={commentChoices.map((each) => ({
              value: each,
              label: words().exports.commentChoices[each],
            }))}
            onChange={setWithComments}
          />
        </Show>
        <Show when={making()}>
          <Later>
            <div role="status" class="making">
              <p class="small">
                {desk.room.hasUnsaved() ? words().exports.unsaved : words().exports.working}
              </p>
              <div class="progress progress--unknown">
                <i />
              </div>
            </div>
          </Later>
        </Show>
        <footer>
          <Show when={making()} fallback={<Button onClick={close}>{common().cancel}</Button>}>
            <Button onClick={stop}>{words().exports.cancel}</Button>
          </Show>
          <Button kind="primary" icon="export" busy={making() !== undefined} onClick={make}>
            {words().exports.make}
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
