import { createEffect, For, onMount, Show } from "solid-js";
import type { ReplyAnswer, ThreadAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { useDesk } from "../editor/desk";
import { Avatar, personClass } from "../parts/avatar";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Icon } from "../parts/icon";
import { ProblemNotice } from "../parts/notice";
import { commentWords } from "../words/comments";
import { dayAndTime, useAgo } from "../words/times";
import { language, useWords } from "../words/words";
import { BodyText } from "./body-text";
import { CommentBox } from "./comment-box";

/** One thread. The active one is open: all answers, and where to answer. */
export function ThreadCard(props: {
  thread: ThreadAnswer;
  /** Shows its place in the text. */
  onShow: (thread: string) => void;
  onSize?: (element: HTMLElement) => void;
}) {
  const desk = useDesk();
  const words = useWords(commentWords);
  const isActive = () => desk.threads.active() === props.thread.id;
  const first = () => props.thread.replies[0];
  const answers = () => props.thread.replies.slice(1);
  const answering = createDeed((body: string) => desk.threads.reply(props.thread.id, body));
  const resolving = createDeed((resolved: boolean) => desk.threads.resolve(props.thread.id, resolved));
  let card!: HTMLElement;

  onMount(() => props.onSize?.(card));
  createEffect(() => {
    if (isActive() && desk.threads.wantsFocus()) card.focus({ preventScroll: true });
  });
  const open = () => {
    if (isActive()) return;
    desk.threads.activate(props.thread.id);
    props.onShow(props.thread.id);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button with the quote or the answers does the same by keyboard
    <article
      ref={card}
      class={`thread ${personClass(props.thread.by.colour)}`}
      classList={{ "thread--on": isActive(), "thread--done": props.thread.resolved !== null }}
      tabIndex={-1}
      data-card={props.thread.id}
      aria-label={words().threadBy(props.thread.by.name)}
      onClick={open}
    >
      <Show when={first()}>
        {(reply) => <Said reply={reply()} isFirst ownSide={props.thread.audience === "own_side"} />}
      </Show>
      <Show when={props.thread.detached}>
        <p class="say say--amber">
          <Icon name="warn" small />
          {words().isDetached}
        </p>
      </Show>
      <Show when={props.thread.detached || props.thread.resolved || isActive()}>
        <blockquote class="quote" lang={props.thread.language}>
          {props.thread.quote || words().wholeTable}
        </blockquote>
      </Show>
      <Show when={first()}>{(reply) => <BodyText body={reply().body} me={desk.me.id} />}</Show>
      <Show
        when={isActive()}
        fallback={
          <button type="button" class="btn-link thread-open" onClick={open}>
            <Icon name="comment" small />
            {answers().length > 0 ? words().replies(answers().length) : words().answer}
            <span class="visually-hidden">: {words().threadBy(props.thread.by.name)}</span>
          </button>
        }
      >
        <For each={answers()}>
          {(reply) => (
            <div class="reply">
              <Avatar person={reply.by} />
              <div>
                <Said reply={reply} />
                <BodyText body={reply.body} me={desk.me.id} />
              </div>
            </div>
          )}
        </For>
        <Show when={props.thread.resolved}>
          {(resolved) => (
            <p class="say say--green">
              <Icon name="check" small />
              {words().resolvedBy(resolved().by, dayAndTime(resolved().at))}
            </p>
          )}
        </Show>
        <ProblemNotice problem={resolving.problem()} />
        <Show when={desk.threads.mayWrite && !props.thread.resolved}>
          <CommentBox
            label={words().answerTo(props.thread.by.name)}
            placeholder={words().writeAnswer}
            send={words().answer}
            deed={answering}
            rows={1}
          />
        </Show>
        <Show when={props.thread.mayResolve}>
          <div class="acts">
            <Button
              small
              kind="quiet"
              icon={props.thread.resolved ? "undo" : "check"}
              busy={resolving.busy()}
              onClick={() => void resolving.run(props.thread.resolved === null)}
            >
              {props.thread.resolved ? words().reopen : words().resolve}
            </Button>
          </div>
        </Show>
      </Show>
    </article>
  );
}

function Said(props: { reply: ReplyAnswer; isFirst?: boolean; ownSide?: boolean }) {
  const words = useWords(commentWords);
  const ago = useAgo();
  return (
    <div class="who">
      <Show when={props.isFirst}>
        <Avatar person={props.reply.by} />
      </Show>
      <div>
        <b>{props.reply.by.name}</b>{" "}
        <time
          class="when"
          dateTime={new Date(props.reply.at).toISOString()}
          title={dayAndTime(props.reply.at)}
        >
          {ago(props.reply.at)}
        </time>
        <Show when={props.isFirst}>
          <span class="org">
            {inLanguage(props.reply.by.organisation, language())}
            <Show when={props.ownSide}> · {words().ownSideOnly}</Show>
          </span>
        </Show>
      </div>
    </div>
  );
}
