import type { ProjectId, UserId } from "../../shared/ids";
import type { Begun } from "../accounts/accounts";
import { passwordProblem } from "../accounts/passwords";
import { addUser, isTaken, type User, userByEmail } from "../accounts/users";
import type { Parts } from "../parts";
import { findInvitation, type OpenInvitation, takeInvitation } from "./invitations";

type Given = { token: string; password: string; name?: string | undefined };
type From = { address: string; device: string | undefined; agent: string };

type Refusal = "link-spent" | "wrong-credentials" | "weak-password" | "common-password" | "too-many" | "busy";
export type Accepted =
  | { ok: true; project: ProjectId; user: { id: UserId; email: string }; begun: Begun }
  | { ok: false; why: Refusal; retryAfter?: number };

/**
 * Accepts an invitation: a new person chooses a password, one with an account proves theirs. Exactly one of
 * several who try at once succeeds.
 */
export async function acceptInvitation(parts: Parts, given: Given, from: From): Promise<Accepted> {
  const { db, now } = parts;
  const invitation = await findInvitation(db.sql, given.token, now());
  if (!invitation) return { ok: false, why: "link-spent" };
  const account = await userByEmail(db.sql, invitation.email);
  return account
    ? await joinWithAccount(parts, invitation, account, given, from)
    : await joinAsNew(parts, invitation, given, from);
}

async function joinWithAccount(
  parts: Parts,
  invitation: OpenInvitation,
  account: User,
  { token, password }: Given,
  { address, device, agent }: From,
): Promise<Accepted> {
  const { accounts } = parts;
  const attempt = await accounts.guessing.attempt(account.email, address, device);
  if (attempt.wait > 0) return { ok: false, why: "too-many", retryAfter: attempt.wait / 1000 };
  const isRight = await accounts.passwords.verify(account.passwordHash, password);
  if (isRight === false) return { ok: false, why: "wrong-credentials" };
  attempt.succeeded();
  if (isRight === undefined) return { ok: false, why: "busy", retryAfter: 2 };
  return await take(parts, token, invitation, account, agent);
}

async function joinAsNew(
  parts: Parts,
  invitation: OpenInvitation,
  { token, password, name }: Given,
  { agent }: From,
): Promise<Accepted> {
  const weakness = passwordProblem(password);
  if (weakness) return { ok: false, why: weakness };
  const passwordHash = await parts.accounts.passwords.hash(password);
  if (!passwordHash) return { ok: false, why: "busy", retryAfter: 2 };
  const user = { id: parts.newId<UserId>(), email: invitation.email };
  return await take(parts, token, invitation, user, agent, { name: name ?? invitation.name, passwordHash });
}

/** Everything is looked at once more inside the transaction: the link may have been spent or withdrawn meanwhile. */
async function take(
  parts: Parts,
  token: string,
  { id }: OpenInvitation,
  user: { id: UserId; email: string },
  agent: string,
  account?: { name: string; passwordHash: string },
): Promise<Accepted> {
  const { db, now, accounts } = parts;
  return await db.sql.transaction().execute(async (tx): Promise<Accepted> => {
    const invitation = await findInvitation(tx, token, now());
    if (invitation?.id !== id) return { ok: false, why: "link-spent" };
    if (account) {
      // Another invitation of the same address was accepted in this moment: its password counts now.
      if (await isTaken(tx, user.email)) return { ok: false, why: "wrong-credentials" };
      await addUser(tx, { ...user, ...account, at: now() });
    }
    if (!(await takeInvitation(parts, tx, invitation, user.id))) return { ok: false, why: "link-spent" };
    const begun = await accounts.signIns.begin(tx, user.id, agent);
    return { ok: true, project: invitation.project, user: { id: user.id, email: user.email }, begun };
  });
}
