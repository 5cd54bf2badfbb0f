import { expect, test } from "vitest";
import { createPasswords, passwordProblem } from "../../../server/accounts/passwords";

test("a stored password is an argon2id hash with the cost that OWASP asks for", async () => {
  const passwords = createPasswords();
  const hash = await passwords.hash("kayu manis di tepi danau");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwords.verify(hash, "kayu manis di tepi danau")).toBe(true);
  expect(await passwords.verify(hash, "kayu manis di tepi danau ")).toBe(false);
  expect(await passwords.verify(null, "nobody has this password")).toBe(false);
});

test("the same password typed with other code points is the same password", async () => {
  const passwords = createPasswords();
  const hash = await passwords.hash("ｐａｓｓ café ガギグ");
  expect(await passwords.verify(hash, "pass cafe\u0301 カ\u3099キ\u3099ク\u3099")).toBe(true);
});

test("beyond 8 at work and 32 waiting, a check is refused instead of queued", async () => {
  const passwords = createPasswords();
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => passwords.verify(null, "some password")),
  );
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(20);
  expect(await passwords.verify(null, "some password")).toBe(false);
});

test.each([
  "password12",
  "Password2024!",
  "passwordpassword",
  "P@ssw0rd1234",
  "qwertyuiop",
  "1234567890",
  "0987654321",
  "aaaaaaaaaa",
  "abcabcabcabc",
  "indonesia2023",
  "Indonesia_123",
  "rahasia12345",
  "sakurasakura",
  "1q2w3e4r5t",
  "lokakarya2023",
  "12345678910",
  "1990010112",
  "iloveyou!!!!",
  "kemenperin2024",
  "１２３４５６７８９０",
])("%s is refused as too well known", (password) => {
  expect(passwordProblem(password)).toBe("common-password");
});

test.each([
  "kayu manis di tepi danau",
  "vT9#kk-Lq2zz",
  "桜の木の下で会いましょう",
  "correct horse battery",
  "surat77untukmu",
])("%s is accepted", (password) => {
  expect(passwordProblem(password)).toBeUndefined();
});

test("fewer than ten characters are too short, counted as people count them", () => {
  expect(passwordProblem("ninechars")).toBe("weak-password");
  expect(passwordProblem("👩👩👩👩👩👩")).toBe("weak-password");
});
