import { createEffect, createMemo, createResource, on, onCleanup, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import { api, ask } from "../api";
import { Button } from "../parts/button";
import { heldBy } from "../parts/held-by";
import { Notice } from "../parts/notice";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { useDesk } from "./desk";

/**
 * In the minutes of a workshop that is being held: the item that is on. Where the chair asks everybody to follow, the page
 * goes there by itself, but not away from under the hands of whoever writes.
 */
export function ItemNow(props: { onGo: (section: string) => void }) {
  const words = useWords(workshopsWords);
  const desk = useDesk();
  const [workshop, { refetch }] = createResource(
    () => desk.answer().workshop ?? undefined,
    (id) => ask(api.workshops[":workshop"].$get({ param: { workshop: id } })),
  );
  onCleanup(
    desk.room.onEvent((event) => {
      if (event.type === "workshop" && event.workshop === desk.answer().workshop) void refetch();
    }),
  );
  const there = () => {
    const held = heldBy(workshop);
    return held?.state === "in-progress" && held.minutes === desk.answer().id ? held : undefined;
  };
  const now = () => there()?.programme.find(({ id }) => id === there()?.current?.item);
  const title = () => inLanguage(now()?.title, language());

  const wanted = createMemo(() => (there()?.isFollowed ? now()?.section : undefined));
  createEffect(
    on(wanted, (section) => {
      if (section && !desk.editor()?.view.hasFocus()) props.onGo(section);
    }),
  );
  return (
    <Show when={now()}>
      {(item) => (
        <Notice
          kind="plain"
          icon="clock"
          title={`${words().current}: ${title()}`}
          action={
            <Show when={item().section}>
              {(section) => (
                <Button small onClick={() => props.onGo(section())}>
                  {words().toSection}
                </Button>
              )}
            </Show>
          }
        >
          {there()?.isFollowed ? words().followed : undefined}
        </Notice>
      )}
    </Show>
  );
}
