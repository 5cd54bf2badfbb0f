import type { Logger } from "pino";
import { closeCode } from "../../shared/room";
import type { Rooms } from "./rooms";

type SignIns = {
  holds(signIn: string): Promise<boolean>;
  touch(signIn: string): Promise<void>;
  forgetExpired(): Promise<void>;
};

const every = 60_000;

/**
 * An open line must not outlive its sign-in, and whoever writes over it is not resting: each minute, lines
 * whose sign-in has run out are closed, writing counts as a sign of life, and what has run out is forgotten.
 */
export function watchSignIns(parts: { signIns: SignIns; rooms: Rooms; now: () => number; log: Logger }) {
  const { signIns, rooms, now, log } = parts;

  async function look(): Promise<void> {
    const latest = new Map<string, number>();
    for (const { signIn, wroteAt } of rooms.everySocket())
      latest.set(signIn, Math.max(wroteAt, latest.get(signIn) ?? 0));
    for (const [signIn, wroteAt] of latest) {
      if (!(await signIns.holds(signIn))) rooms.close({ signIn }, closeCode.signedOut);
      else if (wroteAt > now() - every) await signIns.touch(signIn);
    }
    await signIns.forgetExpired();
  }

  const timer = setInterval(() => {
    look().catch((error) => log.error({ err: error }, "sign-ins of open lines"));
  }, every);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
