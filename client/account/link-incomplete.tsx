import { A } from "@solidjs/router";
import { buttonClass } from "../parts/button";
import { accountWords } from "../words/account";
import { useWords } from "../words/words";

/** A link whose fragment was cut off, as mail programs do. */
export function LinkIncomplete() {
  const words = useWords(accountWords);
  return (
    <section class="empty">
      <h1 class="h-part">{words().linkIncomplete.title}</h1>
      <p class="muted">{words().linkIncomplete.detail}</p>
      <A class={buttonClass({})} href="/sign-in">
        {words().toSignIn}
      </A>
    </section>
  );
}
