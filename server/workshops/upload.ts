import type { ProblemKind } from "../../shared/problem";
import { mayBeOurs, signatureLength } from "./file-kind";

type Read = { ok: true; bytes: Uint8Array } | { ok: false; why: ProblemKind };

/**
 * Reads a file from a request. Whatever says that it is larger than allowed, turns out to be, or does not begin like a
 * file of ours, is not read to its end.
 */
export async function readUpload(request: Request, most: number): Promise<Read> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return { ok: false, why: "too-large" };
  const reader = request.body?.getReader();
  if (!reader) return { ok: false, why: "wrong-file-kind" };
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isKnown = false;
  const giveUp = async (why: ProblemKind): Promise<Read> => {
    await reader.cancel().catch(() => {}); // The sender may be gone; the answer is the same.
    return { ok: false, why };
  };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.byteLength;
    if (size > most) return await giveUp("too-large");
    if (isKnown || size < signatureLength) continue;
    isKnown = mayBeOurs(Buffer.concat(chunks).subarray(0, signatureLength));
    if (!isKnown) return await giveUp("wrong-file-kind");
  }
  return isKnown ? { ok: true, bytes: Buffer.concat(chunks) } : { ok: false, why: "wrong-file-kind" };
}
