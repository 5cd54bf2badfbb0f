import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { verifyAudit } from "../../../server/audit/verify";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  const chief = await server.setUp();
  const project = await server.project(chief);
  await server.join(chief, project, "editor");
});
afterAll(() => server.close());

const handle = () => server.parts.db.handle;

/** What only somebody with the file in their hands can do. */
function tamper(change: string) {
  for (const trigger of ["audit_is_never_changed", "audit_is_never_cut"])
    handle().exec(`drop trigger ${trigger}`);
  handle().exec("savepoint tampering");
  handle().exec(change);
  const found = verifyAudit(handle());
  handle().exec("rollback to tampering; release tampering");
  handle().exec(
    "create trigger audit_is_never_changed before update on audit begin select raise(abort, 'audit is append-only'); end",
  );
  handle().exec(
    "create trigger audit_is_never_cut before delete on audit begin select raise(abort, 'audit is append-only'); end",
  );
  return found;
}

let whole: ReturnType<typeof verifyAudit>;
beforeEach(() => {
  whole = verifyAudit(handle());
});

test("every deed is in the log, chained, with ids instead of names and addresses", () => {
  expect(whole).toMatchObject({ ok: true });
  const rows = handle().prepare("select action, actor, target, detail from audit order by seq").all();
  expect((rows as { action: string }[]).map((row) => row.action)).toEqual([
    "installation.set-up",
    "sign-in.begun",
    "project.begun",
    "member.invited",
    "invitation.accepted",
    "sign-in.begun",
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/@|Sekretariat|editor 1/);
});

test("the program itself can neither change nor delete a deed", () => {
  expect(() => handle().exec("update audit set actor = null where seq = 1")).toThrow(/append-only/);
  expect(() => handle().exec("delete from audit where seq = 1")).toThrow(/append-only/);
});

test("a changed, moved or missing deed is found, and the first is named", () => {
  expect(tamper("update audit set detail = '{}' where seq = 4")).toEqual({ ok: false, seq: 4 });
  expect(tamper("update audit set at = at + 1 where seq = 2")).toEqual({ ok: false, seq: 2 });
  expect(tamper("delete from audit where seq = 3")).toEqual({ ok: false, seq: 3 });
  expect(
    tamper(
      "update audit set seq = -1 where seq = 2; update audit set seq = 2 where seq = 3; update audit set seq = 3 where seq = -1",
    ),
  ).toEqual({ ok: false, seq: 2 });
});

test("a tail that was cut off shows against a hash kept elsewhere", () => {
  const cut = tamper("delete from audit where seq > 4");
  expect(cut).toMatchObject({ ok: true, entries: 4 });
  expect(cut).not.toEqual(whole);
});
