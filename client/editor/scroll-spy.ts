import { createEffect, createSignal, onCleanup, onMount } from "solid-js";
import type { Desk } from "./desk";

/** How far from the top a section's head may be and still not be the one that is read. */
const headroom = 140;

/** The id of the section that is being read, as the page is scrolled. */
export function currentSection(scroller: () => HTMLElement, desk: Desk): () => string | undefined {
  const [current, setCurrent] = createSignal<string>();
  let frame = 0;

  const look = () => {
    frame = 0;
    const text = desk.editor()?.view.dom;
    if (!text) return;
    const line = scroller().getBoundingClientRect().top + headroom;
    let found = text.firstElementChild as HTMLElement | null;
    for (const section of text.children) {
      if (section.getBoundingClientRect().top > line) break;
      found = section as HTMLElement;
    }
    setCurrent(found?.dataset.id);
  };
  const lookSoon = () => {
    frame ||= requestAnimationFrame(look);
  };
  onMount(() => scroller().addEventListener("scroll", lookSoon, { passive: true }));
  createEffect(() => {
    desk.outline();
    desk.editor();
    lookSoon();
  });
  onCleanup(() => {
    cancelAnimationFrame(frame);
    scroller().removeEventListener("scroll", lookSoon);
  });
  return current;
}
