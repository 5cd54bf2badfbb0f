import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { parse } from "hono/utils/cookie";
import type { Config } from "../config";
import { signInLimits } from "./sign-in-adapter";

export type Cookies = ReturnType<typeof createCookies>;

/**
 * The cookies of this installation: `__Host-` where it is reached by https; the plain name on http, where a
 * browser would refuse the prefix.
 */
export function createCookies({ secureCookie }: Pick<Config, "secureCookie">) {
  const prefix = secureCookie ? "__Host-" : "";
  const signIn = `${prefix}lokakarya`;
  const device = `${prefix}lokakarya-device`;
  const options = { path: "/", httpOnly: true, sameSite: "Lax", secure: secureCookie } as const;
  return {
    /** The sign-in's token in a Cookie header, if there is one. */
    read: (header: string | undefined): string | undefined =>
      header ? parse(header.slice(0, 8192), signIn)[signIn] : undefined,
    set: (c: Context, token: string) =>
      setCookie(c, signIn, token, { ...options, maxAge: signInLimits.absolute / 1000 }),
    clear: (c: Context) => {
      deleteCookie(c, signIn, options);
    },
    readDevice: (c: Context): string | undefined => getCookie(c, device),
    setDevice: (c: Context, value: string) =>
      setCookie(c, device, value, { ...options, maxAge: 365 * 86_400 }),
  };
}
