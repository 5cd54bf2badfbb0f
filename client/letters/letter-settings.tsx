import { Show } from "solid-js";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Field } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { InPlace } from "../parts/in-place";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { lettersWords } from "../words/letters";
import { useWords } from "../words/words";
import { useLetterSettings } from "./letters.data";

/** The mask of numbers and the letterhead: the ministry's own. */
export function LetterSettingsBlock() {
  const words = useWords(lettersWords);
  const project = useProject();
  const settings = useLetterSettings(() => project.facts().id);
  const answer = () => heldBy(settings.answer);
  const upload = createDeed(async (file: File) => {
    await settings.upload(file);
    tell(words().saved);
  });
  const remove = createDeed(settings.removeLetterhead);
  let picker!: HTMLInputElement;
  return (
    <section class="block after-table" aria-labelledby="letter-settings">
      <header>
        <h2 id="letter-settings">{words().settings}</h2>
      </header>
      <Show when={answer()}>
        {(there) => (
          <div class="two letter-settings">
            <div>
              <Field label={words().mask} help={words().maskHelp}>
                {(ids) => (
                  <InPlace
                    {...ids()}
                    maxLength={120}
                    value={there().mask}
                    save={async (mask) => {
                      await settings.setMask(mask);
                      tell(words().saved);
                    }}
                  />
                )}
              </Field>
              <Show when={there().example}>
                {(next) => <p class="small anywhere">{words().example(next())}</p>}
              </Show>
            </div>
            <div class="stack">
              <p>
                <b>{words().letterhead}</b>{" "}
                <span class="anywhere">{there().letterhead?.name ?? words().noLetterhead}</span>
              </p>
              <p class="small faint">{words().uploadHelp}</p>
              <div class="row row--wrap">
                <input
                  class="visually-hidden"
                  type="file"
                  tabIndex={-1}
                  aria-label={words().upload}
                  accept=".docx,.png,.jpg,.jpeg"
                  ref={picker}
                  onChange={(event) => {
                    const [file] = event.currentTarget.files ?? [];
                    event.currentTarget.value = "";
                    if (file) void upload.run(file);
                  }}
                />
                <Button icon="plus" busy={upload.busy()} onClick={() => picker.click()}>
                  {words().upload}
                </Button>
                <Show when={there().letterhead}>
                  <Button busy={remove.busy()} onClick={() => void remove.run()}>
                    {words().removeLetterhead}
                  </Button>
                </Show>
              </div>
              <ProblemNotice problem={upload.problem() ?? remove.problem()} />
            </div>
          </div>
        )}
      </Show>
    </section>
  );
}
