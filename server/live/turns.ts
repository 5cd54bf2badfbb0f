/**
 * Who may act in a room, and when. Frames are taken as they come; work that needs the room for itself, on a state
 * that is wholly on disk, waits for that, and what comes meanwhile waits behind it, in order.
 */
export function createTurns<Frame>(parts: {
  /** Whether nothing waits for the disk. */
  mayBegin: () => boolean;
  askForFlush: () => void;
  take: (frame: Frame) => void;
}) {
  const works: { begin: () => Promise<void>; stop: (error: Error) => void }[] = [];
  let parked: Frame[] = [];
  let isBusy = false;
  let isPassing = false;
  let stopped: Error | undefined;

  function goOn() {
    if (isBusy || stopped) return;
    const work = works[0];
    if (work) {
      if (!parts.mayBegin()) return parts.askForFlush();
      works.shift();
      isBusy = true;
      void work.begin().finally(() => {
        isBusy = false;
        goOn();
      });
      return;
    }
    pass();
  }

  /** A frame may itself ask for the room: the rest waits behind it. */
  function pass() {
    if (isPassing || parked.length === 0) return;
    isPassing = true;
    const frames = parked;
    parked = [];
    let taken = 0;
    while (taken < frames.length && !isBusy && works.length === 0) parts.take(frames[taken++]!);
    parked = [...frames.slice(taken), ...parked];
    isPassing = false;
  }

  return {
    next(frame: Frame) {
      if (isBusy || isPassing || works.length > 0 || parked.length > 0) parked.push(frame);
      else parts.take(frame);
    },

    /** Runs work alone; at once when nothing waits. Rejects with what it throws, or with why the room has stopped. */
    alone<T>(work: () => Promise<T>): Promise<T> {
      if (stopped) return Promise.reject(stopped);
      return new Promise<T>((resolve, reject) => {
        works.push({ begin: () => work().then(resolve, reject), stop: reject });
        goOn();
      });
    },

    /** Something has reached the disk. */
    goOn,

    /** Nothing is taken any more; who waits is told why. */
    stop(error: Error) {
      stopped = error;
      parked = [];
      for (const work of works.splice(0)) work.stop(error);
    },

    get isIdle() {
      return !isBusy && works.length === 0 && parked.length === 0;
    },
  };
}
