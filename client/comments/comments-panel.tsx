import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from "solid-js";
import { useDesk } from "../editor/desk";
import { threadElements } from "../editor/going";
import { ProblemNotice } from "../parts/notice";
import { commentWords } from "../words/comments";
import { useWords } from "../words/words";
import { alignCards } from "./align";
import { NewComment } from "./new-comment";
import { ThreadCard } from "./thread-card";

/** The id under which a comment that is being written takes part in the order of the cards. */
const draftCard = "draft";

/**
 * The threads beside the text, each level with its place as far as its neighbours allow. Threads without a
 * place stand first. It scrolls with the text, being in the same scroller.
 */
export function CommentsPanel(props: { onShow: (thread: string) => void; onDone: () => void }) {
  const desk = useDesk();
  const words = useWords(commentWords);
  const [tops, setTops] = createSignal<Map<string, number>>(new Map());
  const [height, setHeight] = createSignal(0);
  let column!: HTMLDivElement;
  let frame = 0;
  let isDraftShown = false;
  const showDraft = () =>
    requestAnimationFrame(() =>
      column.querySelector(`[data-card="${draftCard}"]`)?.scrollIntoView({ block: "nearest" }),
    );

  const sizes = new ResizeObserver(() => alignSoon());
  const alignSoon = () => {
    frame ||= requestAnimationFrame(align);
  };
  function align() {
    frame = 0;
    const editor = desk.editor();
    if (!editor || editor.isDestroyed || !column.isConnected) return;
    const origin = column.getBoundingClientRect().top;
    const cards = [...column.querySelectorAll<HTMLElement>("[data-card]")].map((card, index) => {
      const id = card.dataset.card ?? "";
      const places =
        id === draftCard
          ? [...editor.view.dom.querySelectorAll<HTMLElement>(".sel")]
          : threadElements(editor, id);
      const place = places[0]?.getBoundingClientRect();
      return { id, wanted: place ? place.top - origin : index, height: card.offsetHeight };
    });
    const placed = alignCards(cards, desk.threads.draft() ? draftCard : desk.threads.active());
    setTops(placed);
    if (desk.threads.draft() && !isDraftShown) showDraft();
    isDraftShown = desk.threads.draft() !== undefined;
    setHeight(Math.max(0, ...cards.map(({ id, height }) => (placed.get(id) ?? 0) + height)));
  }

  createEffect(
    on([desk.threads.shown, desk.threads.active, desk.threads.draft, desk.editor, desk.outline], alignSoon),
  );
  createEffect(() => {
    const editor = desk.editor();
    if (!editor) return;
    const observed = editor.view.dom;
    editor.on("update", alignSoon);
    sizes.observe(observed);
    onCleanup(() => {
      editor.off("update", alignSoon);
      sizes.unobserve(observed);
    });
  });
  onMount(() => sizes.observe(column));
  onCleanup(() => {
    cancelAnimationFrame(frame);
    sizes.disconnect();
  });
  const measure = (card: HTMLElement) => {
    sizes.observe(card);
    alignSoon();
  };
  const top = (id: string) => `${tops().get(id) ?? 0}px`;

  return (
    <>
      <ProblemNotice problem={desk.threads.problem()} />
      <div class="threads" ref={column} style={{ "min-height": `${height()}px` }}>
        <Show when={desk.threads.draft()}>
          <div class="thread-place" style={{ top: top(draftCard) }} data-card={draftCard} ref={measure}>
            <NewComment
              onDone={(isSent) => {
                if (isSent) desk.announce(words().sent);
                props.onDone();
              }}
            />
          </div>
        </Show>
        <For each={desk.threads.shown()}>
          {(thread) => (
            <div class="thread-place" style={{ top: top(thread.id) }}>
              <ThreadCard thread={thread} onShow={props.onShow} onSize={measure} />
            </div>
          )}
        </For>
        <Show when={desk.threads.shown().length === 0 && !desk.threads.draft()}>
          <NoThreads />
        </Show>
      </div>
    </>
  );
}

export function NoThreads() {
  const desk = useDesk();
  const words = useWords(commentWords);
  return (
    <div class="no-threads">
      <p>{words().none[desk.threads.filter()]}</p>
      <Show when={desk.threads.mayWrite && desk.threads.filter() === "open"}>
        <p class="small faint">{words().begin}</p>
      </Show>
    </div>
  );
}
