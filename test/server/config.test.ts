import { expect, test } from "vitest";
import { readConfig, WrongConfig } from "../../server/config";

const mistakes = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof WrongConfig) return error.mistakes;
    throw error;
  }
  return [];
};

test("nothing needs to be set", () => {
  expect(readConfig({})).toMatchObject({
    host: "127.0.0.1",
    port: 3000,
    dataDir: "./data",
    origins: ["http://localhost:3000"],
    secureCookie: false,
    plainHttp: false,
    proxies: 0,
    materialBytes: 25 << 20,
    demo: false,
  });
});

test("every mistake is named at once", () => {
  const found = mistakes({
    PORT: "70000",
    PUBLIC_URL: "ftp://kak.example.id",
    SETUP_TOKEN: "short",
    SMTP_URL: "mail.example.id",
    LOG_LEVEL: "loud",
    ALLOW_PLAIN_HTTP: "yes",
    PROXIES: "-1",
    MATERIAL_MB: "2000",
  });
  for (const name of [
    "PORT",
    "PUBLIC_URL",
    "SETUP_TOKEN",
    "SMTP_URL",
    "LOG_LEVEL",
    "MATERIAL_MB",
    "ALLOW_PLAIN_HTTP",
    "PROXIES",
  ])
    expect(
      found.filter((line) => line.startsWith(name)),
      name,
    ).toHaveLength(1);
  expect(new WrongConfig(found).message).toContain("8 mistakes");
});

test.each(["0", "-1", "3000x", "1e9", "65536", " "])("PORT %j is refused", (port) => {
  expect(mistakes({ PORT: port })).toHaveLength(1);
});

test.each([
  "https://kak.example.id/app",
  "https://user@kak.example.id",
  "kak.example.id",
  "https://a.id,http://localhost",
])("PUBLIC_URL %s is refused", (url) => {
  expect(mistakes({ PUBLIC_URL: url }).length).toBeGreaterThan(0);
});

test("https brings the cookie that cannot leave the host; plain http to others must be allowed in so many words", () => {
  expect(readConfig({ PUBLIC_URL: "https://kak.example.id/" })).toMatchObject({
    origins: ["https://kak.example.id"],
    secureCookie: true,
    plainHttp: false,
  });
  expect(mistakes({ PUBLIC_URL: "http://10.1.2.3:3000" })).toHaveLength(1);
  expect(readConfig({ PUBLIC_URL: "http://10.1.2.3:3000", ALLOW_PLAIN_HTTP: "1" })).toMatchObject({
    secureCookie: false,
    plainHttp: true,
  });
  for (const name of ["localhost", "direktur.localhost", "127.0.0.1", "[::1]"])
    expect(readConfig({ PUBLIC_URL: `http://${name}:3000` }).plainHttp).toBe(false);
  for (const name of ["localhost.example.id", "127.0.0.1.example.id", "notlocalhost"])
    expect(mistakes({ PUBLIC_URL: `http://${name}:3000` })).toHaveLength(1);
});
