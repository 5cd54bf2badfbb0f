import { createSignal, Show } from "solid-js";
import { Button } from "../parts/button";
import { CopyLink } from "../parts/copy-link";
import { createDeed } from "../parts/deed";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { registersWords } from "../words/registers";
import { useWords } from "../words/words";

/** The link by which the giver reads what became of the input. It is shown only when it is made. */
export function GiverLink(props: {
  isMade: boolean;
  make: () => Promise<string>;
  end: () => Promise<unknown>;
}) {
  const words = useWords(registersWords);
  const [url, setUrl] = createSignal<string>();
  const make = createDeed(async () => setUrl(await props.make()));
  const end = createDeed(async () => {
    await props.end();
    setUrl(undefined);
    tell(words().linkEnded);
  });
  return (
    <section class="block" aria-labelledby="giver">
      <header>
        <h2 id="giver">{words().giver}</h2>
      </header>
      <div class="stack">
        <p class="small muted">
          {words().giverHelp} {words().newLinkEndsOld}
        </p>
        <ProblemNotice problem={make.problem() ?? end.problem()} />
        <Show when={url()}>{(made) => <CopyLink label={words().linkLabel} url={made()} />}</Show>
        <div class="row row--wrap">
          <Show when={!url()}>
            <Button icon="link" busy={make.busy()} onClick={() => void make.run()}>
              {words().makeLink}
            </Button>
          </Show>
          <Show when={props.isMade}>
            <Button kind="quiet" icon="close" busy={end.busy()} onClick={() => void end.run()}>
              {words().endLink}
            </Button>
          </Show>
        </div>
      </div>
    </section>
  );
}
