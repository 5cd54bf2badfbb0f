import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import type { ClauseAnswer } from "../../shared/answers";
import { api, ask, ProblemError } from "../api";

/** A letter typed in the text stands on the wall within about this time, in ms. */
const lookEvery = 1_000;

type Place = { document: string; section: string };

/** The clause under discussion as it is written, read again every second; the last one stays while the line is down. */
export function useClause(place: () => Place | null) {
  const [held, setHeld] = createStore<{ clause: ClauseAnswer | null }>({ clause: null });
  const [isLost, setLost] = createSignal(false);

  // The workshop is looked at again all the time; only another clause begins anew.
  const wanted = createMemo(() => {
    const there = place();
    return there ? `${there.document} ${there.section}` : "";
  });
  createEffect(
    on(wanted, (clause) => {
      const [document = "", section = ""] = clause.split(" ");
      setHeld("clause", null);
      setLost(false);
      if (!document) return;
      let isOver = false;
      let timer: ReturnType<typeof setTimeout>;
      const look = async () => {
        try {
          const read = await ask(
            api.documents[":document"].sections[":section"].$get({ param: { document, section } }),
          );
          if (isOver) return;
          // By their block, so that only a line that changed is set anew. Not by "id", which is a language, too.
          setHeld("clause", reconcile(read as ClauseAnswer, { key: "block", merge: true }));
          setLost(false);
        } catch (why) {
          if (!(why instanceof ProblemError)) throw why;
          if (!isOver) setLost(why.problem.kind === "offline");
          if (!isOver && why.problem.kind === "not-found") setHeld("clause", null);
        }
        if (!isOver) timer = setTimeout(look, lookEvery);
      };
      void look();
      onCleanup(() => {
        isOver = true;
        clearTimeout(timer);
      });
    }),
  );
  return { clause: () => held.clause, isLost };
}
