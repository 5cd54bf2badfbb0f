import { createHash, timingSafeEqual } from "node:crypto";

/** 32 random bytes for a cookie or a link; only their digest is stored, so that a stolen file opens nothing. */
export function newSecret(random: (bytes: number) => Uint8Array): { token: string; digest: string } {
  const token = Buffer.from(random(32)).toString("base64url");
  return { token, digest: digestOf(token) };
}

export const digestOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Compares in a time that does not depend on the first difference. */
export const isSameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(digestOf(one)), Buffer.from(digestOf(other)));
