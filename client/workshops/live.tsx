import { A } from "@solidjs/router";
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js";
import type { AgendaItemAnswer, WorkshopAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { neighbour } from "../../shared/workshop/programme";
import type { Zone } from "../../shared/workshop/zones";
import { Button, buttonClass } from "../parts/button";
import { heldBy } from "../parts/held-by";
import { Icon } from "../parts/icon";
import { LocalText } from "../parts/local-text";
import { orTell } from "../parts/or-tell";
import { useProject } from "../projects/project";
import { exactTime } from "../words/times";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { ClauseChoice } from "./clause-choice";
import type { Participants, Workshop } from "./workshops.data";

type Props = { answer: WorkshopAnswer; workshop: Workshop; participants?: Participants };

/** While the workshop is held: what is on now, for how long still, what follows, who has come. */
export function LiveBlock(props: Props) {
  const words = useWords(workshopsWords);
  const project = useProject();
  const items = () => props.answer.programme;
  const current = () => items().find(({ id }) => id === props.answer.current?.item);
  const id = () => current()?.id ?? null;
  const following = () => items().find((item) => item.id === neighbour(items(), id(), 1));
  const before = () => neighbour(items(), id(), -1);
  const home = () => `/p/${project.facts().id}`;
  let block!: HTMLElement;
  const followed = createMemo(() => props.answer.isFollowed && id());
  createEffect(
    on(
      followed,
      (item) => {
        const isTyping = document.activeElement?.matches("input, textarea, select");
        if (item && !isTyping) block.scrollIntoView({ block: "start" });
      },
      { defer: true },
    ),
  );
  const lead = (item: string | null) => void orTell(props.workshop.lead({ item, from: id() }), () => {});

  return (
    <section class="block live-now" aria-labelledby="live" ref={block}>
      <header>
        <h2 id="live">{words().live}</h2>
        <A
          class={`more ${buttonClass({ small: true })}`}
          href={`${home()}/workshops/${props.answer.id}/present`}
        >
          <Icon name="external" />
          {words().projector}
        </A>
      </header>
      <div class="cols">
        <div class="stack">
          <Show when={current()} fallback={<p class="muted">{words().notBegun}</p>}>
            {(item) => (
              <>
                <p class="h-part">
                  <LocalText of={item().title} />
                </p>
                <Show when={item().speaker}>
                  <p class="muted">{item().speaker}</p>
                </Show>
                <Timer item={item()} since={props.answer.current?.since ?? 0} zone={props.answer.zone} />
              </>
            )}
          </Show>
          <p class="small faint">
            <Show when={following()} fallback={current() && words().lastItem}>
              {(next) => current() && words().upNext(inLanguage(next().title, language()))}
            </Show>
          </p>
          <Show when={props.answer.minutes}>
            {(minutes) => (
              <div>
                <A
                  class={buttonClass({})}
                  href={`${home()}/docs/${minutes()}${current()?.section ? `#${current()?.section}` : ""}`}
                >
                  <Icon name="doc" />
                  {current()?.section ? words().minutesOfNow : words().openMinutes}
                </A>
              </div>
            )}
          </Show>
          <Show when={props.answer.isFollowed}>
            <p class="say">
              <Icon name="eye" small />
              {words().followed}
            </p>
          </Show>
          <Show when={project.may("workshop.prepare")}>
            <div class="row row--wrap live-moves">
              <Show when={before()}>
                {(item) => (
                  <Button icon="back" onClick={() => lead(item())}>
                    {words().previous}
                  </Button>
                )}
              </Show>
              <Show when={following()}>
                {(item) => (
                  <Button kind="primary" icon="right" onClick={() => lead(item().id)}>
                    {current() ? words().next : words().firstItem}
                  </Button>
                )}
              </Show>
              <Button
                icon="people"
                aria-pressed={props.answer.isFollowed}
                onClick={() =>
                  void orTell(props.workshop.lead({ isFollowed: !props.answer.isFollowed }), () => {})
                }
              >
                {props.answer.isFollowed ? words().unfollow : words().follow}
              </Button>
            </div>
            <ClauseChoice answer={props.answer} workshop={props.workshop} />
          </Show>
        </div>
        <Show when={props.participants}>{(there) => <Arrivals participants={there()} />}</Show>
      </div>
    </section>
  );
}

/** Counts on the reader's own clock, which may stand a little off the server's. */
function Timer(props: { item: AgendaItemAnswer; since: number; zone: Zone }) {
  const words = useWords(workshopsWords);
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), 1_000);
  onCleanup(() => clearInterval(timer));
  const left = () =>
    props.item.minutes === null ? undefined : props.item.minutes * 60_000 - (now() - props.since);
  const share = () => {
    const all = (props.item.minutes ?? 0) * 60_000;
    return all === 0 ? 1 : Math.min(1, Math.max(0, now() - props.since) / all);
  };
  return (
    <>
      <p class="live-clock num" role="timer">
        <Show when={left() !== undefined} fallback={<span class="small muted">{words().noDuration}</span>}>
          <span classList={{ "say--amber": (left() ?? 0) < 0 }}>
            <Show when={(left() ?? 0) < 0}>
              <Icon name="warn" />{" "}
            </Show>
            {(left() ?? 0) < 0 ? words().over(span(-(left() ?? 0))) : words().left(span(left() ?? 0))}
          </span>
        </Show>
        <span class="small muted"> {words().since(exactTime(props.since, props.zone))}</span>
      </p>
      <progress class="m live-share" max="1" value={share()} aria-hidden="true" />
    </>
  );
}

/** `12:05` */
function span(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

function Arrivals(props: { participants: Participants }) {
  const words = useWords(workshopsWords);
  const arrived = () =>
    (heldBy(props.participants.list) ?? [])
      .filter(({ attendedAt }) => attendedAt !== null)
      .sort((a, b) => (b.attendedAt ?? 0) - (a.attendedAt ?? 0));
  return (
    <div>
      <h3 class="label-head small strong">
        {words().arrived} <span class="faint num">{arrived().length}</span>
      </h3>
      <Show when={arrived().length > 0} fallback={<p class="small faint">{words().nobodyArrived}</p>}>
        <ul class="links">
          <For each={arrived().slice(0, 8)}>
            {(one) => (
              <li>
                <span>{one.name}</span>
                <span class="small faint">
                  {one.organisation ? inLanguage(one.organisation.name, language()) : one.organisationName}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
