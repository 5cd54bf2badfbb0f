import type { ParentProps } from "solid-js";
import { Mark } from "../parts/brand";
import { LanguageRow } from "../parts/language-switch";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";

/** Around the pages for whoever has no account: the languages come first, since nobody has chosen one yet. */
export function GuestFrame(props: ParentProps) {
  const words = useWords(commonWords);
  return (
    <div class="guest">
      <header>
        <div class="brand">
          <Mark />
          {words().product}
        </div>
        <LanguageRow />
      </header>
      <main id="content">{props.children}</main>
    </div>
  );
}
