import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Locked = {
  version: string;
  hasInstallScript?: boolean;
  dev?: boolean;
  license?: string;
  resolved?: string;
};
const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const manifest: {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
} = JSON.parse(readFileSync("package.json", "utf8"));

const installed = Object.entries(lock.packages)
  .filter(([path]) => path !== "")
  .map(([path, locked]) => ({ name: path.replace(/^.*node_modules\//, ""), ...locked }));

const parts = (version: string) => version.split(/[.-]/).map(Number);
function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [parts(version), parts(floor)];
  const position = want.findIndex((part, at) => part !== (have[at] ?? 0));
  return position === -1 || (have[position] ?? 0) > want[position]!;
}

/** Below these a weakness is known that would reach us. */
const floors: Record<string, string> = {
  hono: "4.13.0", // CVE-2026-69207
  "@hono/node-server": "2.1.6", // CVE-2026-126344: the Origin comparison could be fooled
  "prosemirror-model": "1.22.1", // CVE-2024-40626: an attribute became markup
  "y-websocket": "3.1.0", // close codes 4400–4499 are final
  "better-sqlite3": "12.11.1",
  ws: "8.17.1", // CVE-2024-37890
  nodemailer: "7.0.7", // an address could name another domain
};

test.each(Object.entries(floors))("%s is %s or newer, wherever it is installed", (name, floor) => {
  const found = installed.filter((one) => one.name === name);
  expect(found.length).toBeGreaterThan(0);
  for (const { version } of found) expect(isAtLeast(version, floor), version).toBe(true);
});

test("all of Tiptap has one version, the newest of which every package exists", () => {
  // 3.31.4 closes declarations smuggled through `style` values; it cannot be installed whole. No attribute of
  // ours is ever rendered as `style` text, which shared/document/schema.ts and the content policy ensure.
  const versions = installed
    .filter(({ name }) => name.startsWith("@tiptap/") && name !== "@tiptap/y-tiptap")
    .map(({ version }) => version);
  expect(versions.length).toBeGreaterThan(2);
  expect(new Set(versions)).toEqual(new Set(["3.31.3"]));
});

test("there is one Yjs and one ProseMirror: two of them do not know each other's objects", () => {
  for (const name of ["yjs", "prosemirror-model", "prosemirror-state", "lib0"])
    expect(
      installed.filter((one) => one.name === name),
      name,
    ).toHaveLength(1);
});

test("every package is pinned to one exact version", () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test("no package runs a script at install that is not named in package.json", () => {
  const scripted = new Set(installed.filter((one) => one.hasInstallScript).map(({ name }) => name));
  // fsevents is macOS only, and optional.
  scripted.delete("fsevents");
  expect([...scripted].filter((name) => !manifest.allowScripts[name])).toEqual([]);
});

test("whatever is shipped has a licence that allows it", () => {
  const allowed =
    /^\(?(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|OFL-1\.1|CC0-1\.0|CC-BY-4\.0|Unlicense|Zlib|BlueOak-1\.0\.0|Python-2\.0|WTFPL)\b/;
  const odd = installed
    .filter(({ dev, license }) => !dev && !allowed.test(license ?? ""))
    .map(({ name, license }) => `${name}: ${license}`);
  expect(odd).toEqual([]);
});
