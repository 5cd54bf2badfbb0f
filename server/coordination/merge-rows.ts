import type { Tx } from "../db/open";

/** Of a duplicate, what the one that stays does not say itself becomes its own. */
export async function mergeRows(tx: Tx, from: string, into: string): Promise<void> {
  const rows = await tx.selectFrom("coordination").where("organisation_id", "=", from).selectAll().execute();
  const roles = await tx
    .selectFrom("coordination_role")
    .where("organisation_id", "=", from)
    .selectAll()
    .execute();
  for (const row of rows)
    await tx
      .insertInto("coordination")
      .values({ ...row, organisation_id: into })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  for (const role of roles)
    await tx
      .insertInto("coordination_role")
      .values({ ...role, organisation_id: into })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await tx.deleteFrom("coordination").where("organisation_id", "=", from).execute();
}
