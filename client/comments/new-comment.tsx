import { createSignal, createUniqueId, For, Show } from "solid-js";
import { type ThreadAudience, threadAudiences } from "../../shared/roles";
import { ProblemError } from "../api";
import { useDesk } from "../editor/desk";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Notice } from "../parts/notice";
import { commentWords } from "../words/comments";
import { useWords } from "../words/words";
import { placeOfSelection } from "./anchor";
import { CommentBox } from "./comment-box";

/** A comment that is being written, under the words it is about. */
export function NewComment(props: { onDone: (isSent: boolean) => void }) {
  const desk = useDesk();
  const words = useWords(commentWords);
  const id = createUniqueId();
  const [audience, setAudience] = createSignal<ThreadAudience>("all");
  const [hasMoved, setMoved] = createSignal(false);
  const draft = () => desk.threads.draft();
  const sending = createDeed(async (body: string) => {
    setMoved(false);
    try {
      await desk.threads.send(body, audience());
    } catch (why) {
      if (!(why instanceof ProblemError) || why.problem.kind !== "anchor-moved") throw why;
      setMoved(true);
      throw why;
    }
  });
  const isWaiting = () => sending.busy() && desk.room.state().is.startsWith("offline");

  const useSelection = () => {
    const editor = desk.editor();
    const place = editor && placeOfSelection(editor.state, desk.language());
    if (place && desk.threads.begin(place)) {
      setMoved(false);
      sending.forget();
    } else desk.comment();
  };

  return (
    <section class="thread thread--on thread--new" aria-label={words().newComment}>
      <blockquote class="quote" lang={draft()?.place.language}>
        {draft()?.quote || words().wholeTable}
      </blockquote>
      <Show when={hasMoved()}>
        <Notice
          title={words().moved}
          action={
            <Button small onMouseDown={(event) => event.preventDefault()} onClick={useSelection}>
              {words().useSelection}
            </Button>
          }
        />
      </Show>
      <CommentBox
        label={words().yourComment}
        placeholder={words().write}
        send={words().send}
        deed={hasMoved() ? { ...sending, problem: () => undefined } : sending}
        hasFocus
        rows={3}
        onSent={() => {
          props.onDone(true);
        }}
        onCancel={() => {
          desk.threads.cancel();
          props.onDone(false);
        }}
      >
        <div class="audience">
          <label class="visually-hidden" for={id}>
            {words().audience}
          </label>
          <select
            id={id}
            class="input select select--small"
            onChange={(event) => setAudience(event.currentTarget.value as ThreadAudience)}
          >
            <For each={threadAudiences}>
              {(each) => (
                <option value={each} selected={each === audience()}>
                  {words().audiences[each]}
                </option>
              )}
            </For>
          </select>
          <p class="small faint">{isWaiting() ? words().waiting : words().seenBy[audience()]}</p>
        </div>
      </CommentBox>
    </section>
  );
}
