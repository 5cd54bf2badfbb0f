/**
 * A note in this browser that some page holds text the server has not confirmed. It outlives the page, so
 * that a reload without a network still says the truth, and signing out can ask first.
 */
const prefix = "lokakarya:unsaved:";

export type UnsavedFlags = {
  /** Did an earlier page leave something behind in this copy? */
  wereRaised: boolean;
  raise: () => void;
  /** Everything in the copy is on the server: takes down this page's flag and the ones found at the start. */
  lower: () => void;
};

/** `copy` names user, document and epoch; `page` tells several tabs apart. */
export function unsavedFlags(copy: string, page: string): UnsavedFlags {
  const own = `${prefix}${copy}:${page}`;
  const found = flagsOf(copy);
  let isRaised = false;
  return {
    wereRaised: found.length > 0,
    raise: () => {
      isRaised = put(own);
    },
    lower: () => {
      for (const key of found.splice(0)) remove(key);
      if (isRaised) remove(own);
      isRaised = false;
    },
  };
}

export const lowerFlagsOf = (copy: string): void => {
  for (const key of flagsOf(copy)) remove(key);
};

export const copyPrefix = (user: string) => `lokakarya:${user}:`;

function flagsOf(copy: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix + copy));
  } catch {
    return []; // storage is forbidden here: then nothing was kept either
  }
}

function put(key: string): boolean {
  try {
    localStorage.setItem(key, "1");
    return true;
  } catch {
    return false; // full or forbidden: the save state on the page still says it
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch (why) {
    console.warn("A note about unsaved text could not be removed:", why);
  }
}
