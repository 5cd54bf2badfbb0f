import type { UserId } from "../../shared/ids";
import { isLoopbackName } from "../config";
import type { Ground } from "../ground";
import { digestOf, newSecret } from "./secret";

export type DemoLinks = ReturnType<typeof createDemoLinks>;

/** Sign-in by link, for the demo on one's own machine: new at each start, kept in memory only. */
export function createDemoLinks({ config, random }: Pick<Ground, "config" | "random">) {
  const links = new Map<string, UserId>();
  const isAllowed = config.demo && isLoopbackName(config.host);
  return {
    isAllowed,
    /** The token of a new link for this person. */
    offer(user: UserId): string {
      const { token, digest } = newSecret(random);
      links.set(digest, user);
      return token;
    },
    find: (token: string): UserId | undefined => (isAllowed ? links.get(digestOf(token)) : undefined),
  };
}
