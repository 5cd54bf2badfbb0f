import { createResource, createSignal, For, Show } from "solid-js";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { heldBy } from "../parts/held-by";
import { Notice } from "../parts/notice";
import { tell } from "../parts/toast";
import { liveWords } from "../words/live";
import { termWords } from "../words/terms";
import { dayAndTime } from "../words/times";
import { useWords } from "../words/words";
import { copyText } from "./copy-text";
import { listSetAside, removeSetAside, type SetAside, setAside, setAsideChanges } from "./set-aside";

/** Says that this device keeps text which the server did not take or has lost, and shows it to read and copy. */
export function SetAsideNotice(props: { user: string; document: string }) {
  const words = useWords(liveWords);
  const [isOpen, setOpen] = createSignal(false);
  const [kept] = createResource(
    () => [props.user, props.document, setAsideChanges()] as const,
    ([user, document]) => listSetAside(user, document, Date.now()),
  );
  const texts = () => heldBy(kept) ?? [];
  const said = () => (texts().some(({ why }) => why === "lost") ? words().lost : words().setAside);
  return (
    <Show when={texts().length > 0}>
      <Notice
        title={said().title}
        action={
          <Button small onClick={() => setOpen(true)}>
            {words().setAside.show}
          </Button>
        }
      >
        <p>{said().detail}</p>
      </Notice>
      <Dialog
        open={isOpen()}
        onClose={() => setOpen(false)}
        title={words().setAside.heading}
        description={said().detail}
        wide
      >
        <div class="stack">
          <For each={texts()}>{(text) => <KeptText text={text} />}</For>
        </div>
      </Dialog>
    </Show>
  );
}

function KeptText(props: { text: SetAside }) {
  const words = useWords(liveWords);
  const terms = useWords(termWords);
  const heading = (part: SetAside["parts"][number]) =>
    part.language
      ? [part.section, terms().language[part.language]].filter(Boolean).join(" · ")
      : words().setAside.facts;
  const asText = () => props.text.parts.map((part) => `${heading(part)}\n${part.text}`).join("\n\n");
  let block!: HTMLElement;

  async function remove() {
    const { id, ...text } = props.text;
    await removeSetAside(id);
    tell(words().setAside.removed, () => void setAside(text));
  }

  return (
    <section class="kept" ref={block}>
      <h3 class="small strong">{words().setAside.at(dayAndTime(props.text.at))}</h3>
      <For each={props.text.parts}>
        {(part) => (
          <div lang={part.language ?? undefined}>
            <p class="small muted">{heading(part)}</p>
            <p class="kept-text serif">{part.text}</p>
          </div>
        )}
      </For>
      <div class="row">
        <Button
          small
          onClick={() => {
            if (copyText(asText(), block)) tell(words().setAside.copied);
          }}
        >
          {words().setAside.copy}
        </Button>
        <Button small kind="quiet" onClick={remove}>
          {words().setAside.remove}
        </Button>
      </div>
    </section>
  );
}
