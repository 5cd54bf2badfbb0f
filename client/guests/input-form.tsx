import { createSignal, Show } from "solid-js";
import { type Visibility, visibilities } from "../../shared/register/blocks";
import { api, ask, askFor } from "../api";
import { Button } from "../parts/button";
import { CopyLink } from "../parts/copy-link";
import { createDeed } from "../parts/deed";
import { Field, SelectField, TextField } from "../parts/field";
import { FileField } from "../parts/file-field";
import { Icon } from "../parts/icon";
import { ProblemNotice } from "../parts/notice";
import { checkInWords } from "../words/check-in";
import { language, useWords } from "../words/words";
import { forgetInput, type KeptInput, keepInput, keptInput } from "./kept-input";

/** What a guest has to say, before, during or after the workshop; it is kept on the phone until it has been taken. */
export function InputForm(props: { code: string; by: string }) {
  const words = useWords(checkInWords);
  const [isOpen, setOpen] = createSignal(keptInput(props.code, "").text !== "");
  const [link, setLink] = createSignal<string>();
  return (
    <section class="guest-form" aria-labelledby="input">
      <h2 class="h-part" id="input">
        {words().input}
      </h2>
      <Show
        when={link()}
        fallback={
          <Show
            when={isOpen()}
            fallback={
              <>
                <p class="muted">{words().inputIntro}</p>
                <Button wide icon="input" onClick={() => setOpen(true)}>
                  {words().giveInput}
                </Button>
              </>
            }
          >
            <Form code={props.code} by={props.by} whenDone={setLink} />
          </Show>
        }
      >
        {(made) => (
          <>
            <p class="say say--green" role="status">
              <Icon name="check" small />
              {words().inputDone}
            </p>
            <p class="muted">{words().inputLink}</p>
            <CopyLink label={words().inputLinkLabel} url={made()} />
            <Button
              wide
              onClick={() => {
                setOpen(true);
                setLink(undefined);
              }}
            >
              {words().anotherInput}
            </Button>
          </>
        )}
      </Show>
    </section>
  );
}

function Form(props: { code: string; by: string; whenDone: (link: string) => void }) {
  const words = useWords(checkInWords);
  const [kept, setKept] = createSignal(keptInput(props.code, props.by));
  const [file, setFile] = createSignal<File>();
  const change = (part: Partial<KeptInput>) => keepInput(props.code, setKept({ ...kept(), ...part }));

  const send = createDeed(async () => {
    const { key, text, by, visibility } = kept();
    const { link } = await ask(
      api["check-in"][":code"].inputs.$post({
        param: { code: props.code },
        json: { key, text: text.trim(), by: by.trim(), visibility, language: language() },
      }),
    );
    const chosen = file();
    if (chosen) {
      const query = new URLSearchParams({ key, name: chosen.name });
      await askFor(`/api/check-in/${encodeURIComponent(props.code)}/files?${query}`, {
        method: "POST",
        body: chosen,
        headers: { "content-type": "application/octet-stream" },
      });
    }
    forgetInput(props.code);
    props.whenDone(link);
  });

  return (
    <form
      class="guest-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send.run();
      }}
    >
      <Field label={words().inputText} help={words().inputTextHelp} error={send.errorFor("text")}>
        {(ids) => (
          <textarea
            class="input"
            rows={6}
            maxLength={5000}
            required
            {...ids()}
            value={kept().text}
            onInput={(event) => change({ text: event.currentTarget.value })}
          />
        )}
      </Field>
      <TextField
        label={words().inputBy}
        help={words().inputByHelp}
        maxLength={200}
        value={kept().by}
        onInput={(by) => change({ by })}
        error={send.errorFor("by")}
      />
      <SelectField<Visibility>
        label={words().inputFor}
        value={kept().visibility}
        choices={visibilities.map((value) => ({ value, label: words().inputVisibility[value] }))}
        onChange={(visibility) => change({ visibility })}
      />
      <FileField
        label={words().inputFile}
        help={words().inputFileHelp}
        accept=".pdf,.docx,.pptx,.xlsx,.png,.jpg,.jpeg"
        file={file()}
        onChoose={setFile}
      />
      <p class="small muted">{words().inputKept}</p>
      <ProblemNotice problem={send.problem()} />
      <Show when={send.problem()}>
        <p class="muted">{words().typedStays}</p>
      </Show>
      <Button type="submit" kind="primary" wide icon="send" busy={send.busy()}>
        {words().sendInput}
      </Button>
    </form>
  );
}
