import { For, Show } from "solid-js";
import { BottomSheet } from "../editor/bottom-sheet";
import { useDesk } from "../editor/desk";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { commentWords } from "../words/comments";
import { useWords } from "../words/words";
import { NoThreads } from "./comments-panel";
import { NewComment } from "./new-comment";
import { ThreadCard } from "./thread-card";
import { ThreadFilterSwitch } from "./thread-filter";

/** The threads on a narrow screen: a sheet from the bottom, with the text in sight above it. */
export function CommentsSheet(props: { onShow: (thread: string) => void; onClose: () => void }) {
  const desk = useDesk();
  const words = useWords(commentWords);
  return (
    <Show
      when={!desk.threads.draft()}
      fallback={
        <BottomSheet
          label={words().newComment}
          onClose={() => {
            desk.threads.cancel();
            props.onClose();
          }}
          isLow
        >
          <NewComment
            onDone={(isSent) => {
              props.onClose();
              if (isSent) tell(words().sent);
            }}
          />
        </BottomSheet>
      }
    >
      <BottomSheet label={words().comments} onClose={props.onClose}>
        <div class="panel-head">
          <h2>
            {words().comments} <span class="n">{desk.threads.count("open")}</span>
          </h2>
          <ThreadFilterSwitch />
        </div>
        <ProblemNotice problem={desk.threads.problem()} />
        <div class="thread-list">
          <For each={desk.threads.shown()} fallback={<NoThreads />}>
            {(thread) => <ThreadCard thread={thread} onShow={props.onShow} />}
          </For>
        </div>
      </BottomSheet>
    </Show>
  );
}
