import { createSignal, onMount, Show } from "solid-js";
import { isFieldValue } from "../../shared/document/fields";
import type { FieldValue } from "../../shared/document/form";
import { inLanguage } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { tell } from "../parts/toast";
import { commonWords } from "../words/common";
import { editorWords } from "../words/editor";
import { useWords } from "../words/words";
import { useDesk } from "./desk";
import { FactInputs } from "./fact-inputs";
import { Floating } from "./floating";
import { leftFor } from "./link-form";
import { labelOf } from "./views/field-view";

/** Changes one fact, beside where it stands: in the text or on the cover. */
export function FactForm(props: { fact: string; at: HTMLElement; onClose: () => void }) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const common = useWords(commonWords);
  const definition = desk.facts.definition(props.fact);
  const label = () => labelOf(desk, props.fact, desk.language());
  const [value, setValue] = createSignal<FieldValue | undefined>(desk.facts.value(props.fact));
  const [error, setError] = createSignal<string>();
  let form!: HTMLFormElement;

  onMount(() =>
    (form.querySelector<HTMLElement>("input, select, textarea") ?? form.querySelector("button"))?.focus(),
  );

  const close = () => {
    props.onClose();
    // The button may have been drawn anew with its value.
    const again = props.at.isConnected ? props.at : desk.editor()?.view.dom;
    again?.focus({ preventScroll: true });
  };
  const put = (next: FieldValue | undefined, said: string) => {
    const undo = desk.facts.set(props.fact, next);
    close();
    tell(said, undo);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const next = value();
    if (next !== undefined && !isFieldValue(next, definition)) {
      setError(
        definition?.kind === "date" || definition?.kind === "period"
          ? words().wrongDate
          : words().wrongNumber,
      );
      return;
    }
    if (JSON.stringify(next) === JSON.stringify(desk.facts.value(props.fact))) return close();
    put(next, next === undefined ? words().factEmptied(label()) : words().factSaved(label()));
  };

  return (
    <Show when={definition}>
      {(about) => (
        <Floating
          role="dialog"
          label={label()}
          class="popover popover--fact"
          placement="bottom-start"
          within={props.at}
          at={() => (props.at.isConnected ? props.at.getBoundingClientRect() : undefined)}
          onKeyDown={(event) => event.key === "Escape" && close()}
          onFocusOut={(event) => leftFor(event) && props.onClose()}
        >
          <form ref={form} class="stack" onSubmit={submit}>
            <p class="strong" lang={desk.language()}>
              {label()}
            </p>
            <Show when={inLanguage(about().hint, desk.language())}>
              {(hint) => (
                <p class="small guide" lang={desk.language()}>
                  {hint()}
                </p>
              )}
            </Show>
            <Show
              when={!about().bound}
              fallback={
                <>
                  <p>{desk.facts.shown(props.fact, desk.language()).text}</p>
                  <p class="small muted">{words().factBound}</p>
                  <div class="row">
                    <Button small onClick={close}>
                      {common().close}
                    </Button>
                  </div>
                </>
              }
            >
              <FactInputs definition={about()} value={value()} onInput={setValue} error={error()} />
              <div class="row row--wrap">
                <Button type="submit" kind="primary" small>
                  {common().save}
                </Button>
                <Button small onClick={close}>
                  {common().cancel}
                </Button>
                <span class="grow" />
                <Show when={desk.facts.value(props.fact)}>
                  <Button small kind="quiet" onClick={() => put(undefined, words().factEmptied(label()))}>
                    {words().factClear}
                  </Button>
                </Show>
              </div>
            </Show>
          </form>
        </Floating>
      )}
    </Show>
  );
}
