/**
 * What has been opened for a person (live sockets) must close when the right behind it goes. Whoever takes
 * a right away calls `shut` right after the commit; whoever holds something open listens.
 */
import type { ProjectId, UserId } from "../../shared/ids";

/** Everything of this person, or only what they have open in one project, by one sign-in, or all but one. */
export type Who = {
  user: UserId;
  project?: ProjectId | undefined;
  signIn?: string | undefined;
  exceptSignIn?: string | undefined;
};

export type Doors = {
  /** Closes with a code of `shared/room.ts`, before this returns. */
  shut(who: Who, code: number): void;
  onShut(listener: (who: Who, code: number) => void): void;
};

export function createDoors(): Doors {
  const listeners: ((who: Who, code: number) => void)[] = [];
  return {
    shut: (who, code) => {
      for (const listener of listeners) listener(who, code);
    },
    onShut: (listener) => {
      listeners.push(listener);
    },
  };
}
