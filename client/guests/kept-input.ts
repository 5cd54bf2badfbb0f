import { type Visibility, visibilities } from "../../shared/register/blocks";
import { readCheckInCode } from "../../shared/workshop/check-in-code";
import { newHandIn } from "./kept-hand-in";

/** An input that is being written on this phone: by the same key, what is sent again is the same input. */
export type KeptInput = { key: string; text: string; by: string; visibility: Visibility };

const storedAs = (code: string) => `lokakarya:input:${readCheckInCode(code) ?? code}`;

export function keptInput(code: string, by: string): KeptInput {
  const fresh: KeptInput = { key: newHandIn().key, text: "", by, visibility: "public" };
  try {
    return readKept(localStorage.getItem(storedAs(code))) ?? fresh;
  } catch {
    return fresh; // storage may be forbidden: the page then remembers as long as it is open
  }
}

export function keepInput(code: string, input: KeptInput): void {
  try {
    localStorage.setItem(storedAs(code), JSON.stringify(input));
  } catch (why) {
    console.warn("The input is remembered for this page only:", why);
  }
}

export function forgetInput(code: string): void {
  try {
    localStorage.removeItem(storedAs(code));
  } catch (why) {
    console.warn("Nothing was remembered:", why);
  }
}

function readKept(text: string | null): KeptInput | undefined {
  if (text === null) return undefined;
  const kept: Partial<Record<keyof KeptInput, unknown>> | null = JSON.parse(text);
  const { key, text: words, by, visibility } = kept ?? {};
  const isWhole = [key, words, by].every((each) => typeof each === "string");
  return isWhole && visibilities.includes(visibility as Visibility) ? (kept as KeptInput) : undefined;
}
