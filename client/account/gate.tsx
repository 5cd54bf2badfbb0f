import { type JSX, type ParentProps, Show } from "solid-js";
import { Mark } from "../parts/brand";
import { LanguageRow } from "../parts/language-switch";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";

/** The frame of the pages before one is signed in: the form at the left, a sheet on the desk at the right. */
export function Gate(props: ParentProps<{ cover?: JSX.Element }>) {
  const words = useWords(commonWords);
  return (
    <div class="gate">
      <main id="content">
        <div class="brand">
          <Mark />
          {words().product}
        </div>
        {props.children}
        <footer>
          <LanguageRow />
        </footer>
      </main>
      <div class="gate-desk" aria-hidden="true">
        <div class="cover serif">
          <Show when={props.cover} fallback={<BlankCover />}>
            {props.cover}
          </Show>
        </div>
      </div>
    </div>
  );
}

/** The two words for what is written here, as a cover shows them; no project is named before one is signed in. */
function BlankCover() {
  return (
    <>
      <hr class="kop" />
      <p class="cover-title" lang="id">
        Kerangka Acuan Kerja
      </p>
      <div class="also">
        <p lang="en">Terms of Reference</p>
        <p lang="ja">業務指示書</p>
      </div>
    </>
  );
}
