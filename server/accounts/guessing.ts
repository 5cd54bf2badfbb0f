import { createHmac } from "node:crypto";
import type { Db } from "../db/open";
import { createBuckets, takeEach } from "../http/buckets";
import { isSameSecret } from "./secret";

const quarter = 15 * 60_000;

export type Guessing = ReturnType<typeof createGuessing>;
/** `wait` is 0 when the try may be made, else ms. `succeeded` gives the try back: only failures count. */
export type Attempt = { wait: number; succeeded(): void };

/**
 * Slows down guessing without locking out the owner: strangers share one budget per account, per address and
 * for both; a device from which this account has signed in before has a budget of its own.
 */
export function createGuessing({
  db,
  now,
  random,
}: {
  db: Db;
  now: () => number;
  random: (n: number) => Uint8Array;
}) {
  const perBoth = createBuckets({ size: 5, per: quarter, now });
  const perAccount = createBuckets({ size: 20, per: quarter, now });
  const perAddress = createBuckets({ size: 30, per: quarter, now });
  const perDevice = createBuckets({ size: 5, per: quarter, now });
  const perLink = createBuckets({ size: 60, per: quarter, now });
  let key: Promise<string> | undefined;

  return {
    /** Takes a try at this account. */
    async attempt(email: string, address: string, device: string | undefined): Promise<Attempt> {
      const account = email.toLowerCase();
      const wanted = (await isKnown(device, account))
        ? ([[perDevice, device!]] as const)
        : ([
            [perBoth, `${account} ${address}`],
            [perAddress, address],
            [perAccount, account],
          ] as const);
      const wait = takeEach(wanted);
      if (wait > 0) return { wait, succeeded: () => {} };
      return {
        wait: 0,
        succeeded: () => {
          for (const [buckets, its] of wanted) buckets.giveBack(its);
        },
      };
    },

    /** Tries of secret links from one address; ms to wait. */
    link: (address: string): number => perLink.take(address),

    /** The mark that a device keeps after a sign-in; it says nothing and opens nothing by itself. */
    async mark(email: string): Promise<string> {
      const nonce = Buffer.from(random(16)).toString("base64url");
      return `${nonce}.${await sign(nonce, email.toLowerCase())}`;
    },
  };

  async function isKnown(device: string | undefined, account: string): Promise<boolean> {
    const [nonce, signature] = (device ?? "").split(".");
    if (!nonce || !signature) return false;
    return isSameSecret(signature, await sign(nonce, account));
  }

  async function sign(nonce: string, account: string): Promise<string> {
    key ??= deviceKey();
    return createHmac("sha256", await key)
      .update(`${nonce} ${account}`)
      .digest("base64url");
  }

  async function deviceKey(): Promise<string> {
    const value = Buffer.from(random(32)).toString("base64url");
    await db.sql
      .insertInto("setting")
      .values({ key: "device-key", value })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await db.sql
      .selectFrom("setting")
      .where("key", "=", "device-key")
      .select("value")
      .executeTakeFirstOrThrow();
    return row.value;
  }
}
