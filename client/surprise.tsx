import { onMount } from "solid-js";
import { Button } from "./parts/button";
import { commonWords } from "./words/common";
import { useWords } from "./words/words";

/** In place of a page that failed for a reason we did not foresee. */
export function Surprise(props: { error: unknown }) {
  const words = useWords(commonWords);
  onMount(() => console.error(props.error));
  return (
    <main class="main">
      <section class="empty" role="alert">
        <h1 class="h-part">{words().pageFailed.title}</h1>
        <p class="muted">{words().pageFailed.detail}</p>
        <div class="row row--wrap">
          <Button kind="primary" onClick={() => location.reload()}>
            {words().reload}
          </Button>
          <Button onClick={() => location.assign("/")}>{words().backHome}</Button>
        </div>
      </section>
    </main>
  );
}
