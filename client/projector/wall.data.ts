import { batch, createSignal, onCleanup } from "solid-js";
import type { CheckInAnswer, WorkshopAnswer } from "../../shared/answers";
import type { InputAnswer } from "../../shared/register/answers";
import { api, ask, askFor, ProblemError, type ShownProblem } from "../api";

const lookEvery = 2_000;

/** The workshop and what is said in it, looked at again and again; what was seen last stays when the line is down. */
export function useWall(project: string, workshop: string) {
  const [seen, setSeen] = createSignal<WorkshopAnswer>();
  const [inputs, setInputs] = createSignal<InputAnswer[]>([]);
  const [checkIn, setCheckIn] = createSignal<CheckInAnswer | null>(null);
  const [seenAt, setSeenAt] = createSignal(0);
  const [isLost, setLost] = createSignal(false);
  const [refused, setRefused] = createSignal<ShownProblem>();
  const [ahead, setAhead] = createSignal(0);
  let isOver = false;
  let looking: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout>;

  async function fetchAll() {
    const stop = AbortSignal.timeout(10_000);
    const answer = await askFor(`/api/workshops/${encodeURIComponent(workshop)}`, { signal: stop });
    const served = Date.parse(answer.headers.get("date") ?? "");
    const there: WorkshopAnswer = await answer.json();
    const rows = await ask(
      api.projects[":project"].inputs.$get({
        param: { project },
        query: { withdrawn: "no", format: "json" },
      }),
    );
    const open = there.may.includes("workshop.prepare")
      ? await ask(api.workshops[":workshop"]["check-in"].$get({ param: { workshop } }))
      : null;
    batch(() => {
      setSeen(there);
      setCheckIn((before) => (before?.code === open?.code ? before : open));
      setInputs(shownOnWall(rows as InputAnswer[], workshop));
      setSeenAt(Date.now());
      setLost(false);
      if (!Number.isNaN(served)) setAhead((before) => clockAhead(before, served - Date.now()));
    });
  }

  async function look() {
    try {
      await fetchAll();
    } catch (why) {
      if (why instanceof ProblemError && isFinal(why.problem)) setRefused(why.problem);
      else if (why instanceof ProblemError || why instanceof DOMException) setLost(true);
      else throw why;
    }
  }

  /** One look at a time, and the next one counted from its end. */
  function again(): Promise<void> {
    clearTimeout(timer);
    looking ??= look().finally(() => {
      looking = undefined;
      if (!isOver && !refused()) timer = setTimeout(again, lookEvery);
    });
    return looking;
  }
  void again();
  onCleanup(() => {
    isOver = true;
    clearTimeout(timer);
  });

  return {
    seen,
    inputs,
    /** Where guests sign the list, if it is open and whoever signed in here may know. */
    checkIn,
    seenAt,
    isLost,
    refused,
    /** By the server's clock: a projector's own may be minutes wrong. */
    now: () => Date.now() + ahead(),
    goTo: async (item: string, from: string | null) => {
      await ask(api.workshops[":workshop"].live.$patch({ param: { workshop }, json: { item, from } }));
      await looking;
      await again();
    },
  };
}

const isFinal = ({ kind }: ShownProblem) => kind === "not-found" || kind === "forbidden";

/** The header tells whole seconds only, so the largest difference is the truest, until the clock itself is put right. */
const clockAhead = (before: number, found: number) =>
  found > before || found < before - 1_500 ? found : before;

/** Whoever has the code can hand in anything: the secretariat reads it before a room does. */
const isPlaced = ({ channel, topic, concerns }: InputAnswer) =>
  channel === null || topic !== null || concerns.document !== null;

/** A room reads along: only what was said for everybody, whoever signed in here. Newest first. */
const shownOnWall = (rows: InputAnswer[], workshop: string) =>
  rows
    .filter(
      (row) =>
        row.workshop === workshop && row.withdrawnAt === null && row.visibility === "public" && isPlaced(row),
    )
    .sort((one, other) => other.createdAt - one.createdAt);
