import { Show } from "solid-js";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { liveWords } from "../words/live";
import { useWords } from "../words/words";
import { forgetPutBack, wasPutBack } from "./put-back";

/** Says that the server stood at an earlier day, and that this page has given it back what it lacked. */
export function PutBackNotice(props: { document: string }) {
  const words = useWords(liveWords);
  return (
    <Show when={wasPutBack(props.document)}>
      <Notice
        title={words().putBack.title}
        icon="history"
        alert
        action={
          <Button small onClick={() => forgetPutBack(props.document)}>
            {words().putBack.understood}
          </Button>
        }
      >
        <p>{words().putBack.detail}</p>
      </Notice>
    </Show>
  );
}
