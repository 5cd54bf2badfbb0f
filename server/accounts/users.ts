import type { UserId } from "../../shared/ids";
import type { Language } from "../../shared/locale/languages";
import type { Sql } from "../db/open";

export type User = {
  id: UserId;
  email: string;
  name: string;
  language: Language | null;
  passwordHash: string | null;
};

export async function userByEmail(sql: Sql, email: string): Promise<User | undefined> {
  return userOf(
    await sql
      .selectFrom("user")
      .where("email", "=", email)
      .where("disabled_at", "is", null)
      .selectAll()
      .executeTakeFirst(),
  );
}

/** Also by somebody who is shut out. */
export async function isTaken(sql: Sql, email: string): Promise<boolean> {
  return (
    (await sql.selectFrom("user").where("email", "=", email).select("id").executeTakeFirst()) !== undefined
  );
}

export async function userById(sql: Sql, id: UserId): Promise<User | undefined> {
  return userOf(
    await sql
      .selectFrom("user")
      .where("id", "=", id)
      .where("disabled_at", "is", null)
      .selectAll()
      .executeTakeFirst(),
  );
}

export async function addUser(
  sql: Sql,
  user: { id: UserId; email: string; name: string; passwordHash: string; at: number },
): Promise<void> {
  await sql
    .insertInto("user")
    .values({
      id: user.id,
      email: user.email,
      name: user.name,
      password_hash: user.passwordHash,
      language: null,
      created_at: user.at,
      disabled_at: null,
    })
    .execute();
}

type Row = {
  id: string;
  email: string;
  name: string;
  language: string | null;
  password_hash: string | null;
};

const userOf = (row: Row | undefined): User | undefined =>
  row && {
    id: row.id as UserId,
    email: row.email,
    name: row.name,
    language: row.language as Language | null,
    passwordHash: row.password_hash,
  };
