import { A } from "@solidjs/router";
import { Gate } from "./account/gate";
import { buttonClass } from "./parts/button";
import { usePageTitle } from "./parts/page-title";
import { commonWords } from "./words/common";
import { useWords } from "./words/words";

export function MissingPage() {
  const words = useWords(commonWords);
  usePageTitle(() => words().pageMissing);
  return (
    <Gate>
      <section class="empty">
        <h1 class="h-part">{words().pageMissing}</h1>
        <p class="muted">{words().pageMissingHelp}</p>
        <A class={buttonClass({ kind: "primary" })} href="/">
          {words().backHome}
        </A>
      </section>
    </Gate>
  );
}
