import { type Algorithm, hash, verify } from "@node-rs/argon2";
import { isCommon } from "./common-passwords";

/** argon2id as OWASP asks at least: 19 MiB, two passes, one lane; about 15 ms off the main thread. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 satisfies Algorithm } as const;

/** More would only wait for memory; whoever finds the queue full is told to come back. */
const room = { running: 8, waiting: 32 } as const;

export const passwordLength = { least: 10, most: 200 } as const;

export type Passwords = ReturnType<typeof createPasswords>;

export function createPasswords() {
  const queue = createQueue();
  // An unknown account costs as much time as a known one.
  const dummy = hash("nobody has this password", cost);

  return {
    /** Undefined when too busy. */
    hash: (password: string): Promise<string | undefined> => queue(() => hash(form(password), cost)),

    /** Undefined when too busy. Without a hash it takes as long and says no. */
    verify: (stored: string | null | undefined, password: string): Promise<boolean | undefined> =>
      queue(async () => {
        const isRight = await verify(stored ?? (await dummy), form(password));
        return isRight && stored != null;
      }),
  };
}

/** Why a password may not be used, if so. */
export function passwordProblem(password: string): "weak-password" | "common-password" | undefined {
  if ([...password].length < passwordLength.least) return "weak-password";
  return isCommon(password) ? "common-password" : undefined;
}

/** The same password typed on another keyboard, composed otherwise or in full width, is the same. */
const form = (password: string) => password.normalize("NFKC");

function createQueue() {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async function run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (running >= room.running) {
      if (waiting.length >= room.waiting) return undefined;
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
