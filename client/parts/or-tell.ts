import { ProblemError } from "../api";
import { tell } from "./toast";

/** Awaits a deed that has no form to show its refusal in: a problem becomes a message. */
export async function orTell<Done>(deed: Promise<Done>, done: (result: Done) => void): Promise<void> {
  let result: Done;
  try {
    result = await deed;
  } catch (why) {
    if (!(why instanceof ProblemError)) throw why;
    tell(`${why.problem.title}. ${why.problem.detail}`);
    return;
  }
  done(result);
}
