import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import type { RegisterLinkAnswer, WithSections } from "../../shared/register/answers";
import { useDocuments } from "../documents/documents.data";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { SelectField, TextField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { LocalText } from "../parts/local-text";
import { ProblemNotice } from "../parts/notice";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { type LinkTo, useSections } from "./registers.data";

/** The sections that took an input or a decision up, as they were and as they became. */
export function LinkedSections(props: {
  row: WithSections<{ links: RegisterLinkAnswer[] }>;
  deeds: { link: (to: LinkTo) => Promise<void>; unlink: (link: string) => Promise<void> };
  mayLink: boolean;
}) {
  const words = useWords(registersWords);
  const project = useProject();
  const [linking, setLinking] = createSignal(false);
  return (
    <section class="block" aria-labelledby="taken-up">
      <header>
        <h2 id="taken-up">{words().takenUp}</h2>
        <Show when={props.mayLink}>
          <Button small icon="link" class="more" onClick={() => setLinking(true)}>
            {words().link}
          </Button>
        </Show>
      </header>
      <ul class="links">
        <For each={props.row.links} fallback={<li class="faint">{words().nowhere}</li>}>
          {(link) => (
            <li>
              <A
                class="serif title"
                href={`/p/${project.facts().id}/docs/${link.document.id}#${link.section}`}
              >
                <LocalText of={props.row.sections[link.id] ?? {}} />
              </A>
              <span class="small faint anywhere">
                <LocalText of={link.document.title} />
              </span>
              <Show when={link.was}>
                <p class="small">
                  {words().was}: {link.was}
                </p>
              </Show>
              <Show when={link.becomes}>
                <p class="small">
                  {words().becomes}: {link.becomes}
                </p>
              </Show>
              <Show when={props.mayLink}>
                <div>
                  <Button
                    small
                    kind="quiet"
                    icon="close"
                    onClick={() => void orTell(props.deeds.unlink(link.id), () => tell(words().unlinked))}
                  >
                    {words().unlink}
                  </Button>
                </div>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Dialog open={linking()} onClose={() => setLinking(false)} title={words().link}>
        <LinkForm link={props.deeds.link} onClose={() => setLinking(false)} />
      </Dialog>
    </section>
  );
}

function LinkForm(props: { link: (to: LinkTo) => Promise<void>; onClose: () => void }) {
  const words = useWords(registersWords);
  const project = useProject();
  const documents = useDocuments(() => project.facts().id);
  const [document, setDocument] = createSignal("");
  const [section, setSection] = createSignal("");
  const [was, setWas] = createSignal("");
  const [becomes, setBecomes] = createSignal("");
  const tors = () =>
    (heldBy(documents.list) ?? []).filter(({ kind, archived }) => kind === "tor" && !archived);
  const asked = () => {
    const about = tors().find(({ id }) => id === document());
    if (!about) return undefined;
    const shown = about.languages.includes(language()) ? language() : about.bindingLanguage;
    return { document: about.id, language: shown };
  };
  const [sections] = useSections(asked);
  const none = () => ({ value: "", label: words().choose });

  const link = createDeed(async () => {
    await props.link({
      document: document(),
      section: section(),
      was: was().trim() || null,
      becomes: becomes().trim() || null,
    });
    tell(words().linked);
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (document() && section() && (await link.run())) props.onClose();
  };
  return (
    <form onSubmit={submit}>
      <SelectField
        label={words().chosenDocument}
        value={document()}
        choices={[
          none(),
          ...tors().map(({ id, title }) => ({ value: id, label: inLanguage(title, language()) })),
        ]}
        onChange={(next) => {
          setDocument(next);
          setSection("");
        }}
      />
      <SelectField
        label={words().section}
        value={section()}
        disabled={!document()}
        choices={[none(), ...(heldBy(sections) ?? []).map(({ id, title }) => ({ value: id, label: title }))]}
        onChange={setSection}
      />
      <TextField label={words().was} maxLength={10_000} value={was()} onInput={setWas} />
      <TextField label={words().becomes} maxLength={10_000} value={becomes()} onInput={setBecomes} />
      <ProblemNotice problem={link.problem()} />
      <DialogActions onCancel={props.onClose} doIt={words().linkIt} busy={link.busy()} />
    </form>
  );
}
