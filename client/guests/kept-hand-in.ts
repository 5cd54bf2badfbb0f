import { readCheckInCode } from "../../shared/workshop/check-in-code";

/** What a phone remembers of its hand-in at one workshop: by the same key, what is sent again is the same hand-in. */
export type KeptHandIn = {
  key: string;
  name: string;
  organisation: string;
  position: string;
  isHandedIn: boolean;
};

const storedAs = (code: string) => `lokakarya:check-in:${readCheckInCode(code) ?? code}`;

export function newHandIn(): KeptHandIn {
  // Not randomUUID: browsers give that to https alone, and a meeting room's server may have none.
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return { key, name: "", organisation: "", position: "", isHandedIn: false };
}

export function keptHandIn(code: string): KeptHandIn {
  try {
    return readKept(localStorage.getItem(storedAs(code))) ?? newHandIn();
  } catch {
    return newHandIn(); // storage may be forbidden: the page then remembers as long as it is open
  }
}

export function keepHandIn(code: string, handIn: KeptHandIn): void {
  try {
    localStorage.setItem(storedAs(code), JSON.stringify(handIn));
  } catch (why) {
    console.warn("The hand-in is remembered for this page only:", why);
  }
}

function readKept(text: string | null): KeptHandIn | undefined {
  if (text === null) return undefined;
  const kept: Partial<Record<keyof KeptHandIn, unknown>> | null = JSON.parse(text);
  const { key, name, organisation, position, isHandedIn } = kept ?? {};
  const isWhole = [key, name, organisation, position].every((each) => typeof each === "string");
  return isWhole && typeof isHandedIn === "boolean" ? (kept as KeptHandIn) : undefined;
}
