import { onMount } from "solid-js";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { checkInWords } from "../words/check-in";
import { useWords } from "../words/words";

/** That it worked, and what happens next. It takes the focus: the form that had it is gone. */
export function CheckInThanks(props: { name: string; correct: () => void; other: () => void }) {
  const words = useWords(checkInWords);
  let place!: HTMLElement;
  onMount(() => place.focus());
  return (
    <section class="guest-form" ref={place} tabIndex={-1} aria-labelledby="thanks">
      <h2 class="h-part" id="thanks">
        {words().thanks(props.name.trim())}
      </h2>
      <p class="say say--green">
        <Icon name="check" small />
        {words().done}
      </p>
      <h3 class="guest-label">{words().next}</h3>
      <ul class="guest-points">
        <li>{words().nextSeen}</li>
        <li>{words().nextTalk}</li>
        <li>{words().nextAnswer}</li>
      </ul>
      <Button wide onClick={() => props.correct()}>
        {words().correct}
      </Button>
      <Button kind="quiet" wide onClick={() => props.other()}>
        {words().other}
      </Button>
    </section>
  );
}
