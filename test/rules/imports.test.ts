/** Who may import whom (see the map of folders in the README). Type-only imports count unless a rule says otherwise. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { beforeAll, expect, test } from "vitest";

const sides = ["shared", "server", "client"];

const rules: IForbiddenRuleType[] = [
  { name: "shared-stands-alone", from: { path: "^shared/" }, to: { path: "^(server|client|test)/" } },
  { name: "shared-has-no-node", from: { path: "^shared/" }, to: { dependencyTypes: ["core"] } },
  {
    name: "only-the-api-knows-the-server-and-only-its-types",
    from: { path: "^client/" },
    to: { path: "^server/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "only-api-ts-knows-the-server",
    from: { path: "^client/", pathNot: "^client/api\\.ts$" },
    to: { path: "^server/" },
  },
  { name: "client-has-no-node", from: { path: "^client/" }, to: { dependencyTypes: ["core"] } },
  { name: "server-has-no-client", from: { path: "^server/" }, to: { path: "^client/" } },
  { name: "nothing-leans-on-tests", from: { path: "^(shared|server|client)/" }, to: { path: "^test/" } },
  {
    name: "no-feature-imports-the-app",
    from: { path: "^server/[^/]+/", pathNot: "^server/db/store-command\\.ts$" },
    to: { path: "^server/(app|main|serve)\\.ts$" },
  },
  {
    name: "foundations-know-no-feature",
    from: { path: "^server/(db|http|access)/" },
    to: {
      path: "^server/(accounts|projects|documents|live|exports|templates|notify|demo|jobs)/",
    },
  },
  {
    name: "features-meet-through-functions-not-routes",
    from: { path: "^server/([^/]+)/" },
    to: { path: "^server/[^/]+/.*routes\\.ts$", pathNot: "^server/$1/" },
  },
  {
    name: "parts-know-no-screen",
    from: { path: "^client/parts/" },
    // The API's own file counts as ground: a notice shows the problem that it was answered with.
    to: { path: "^client/(?!parts/|style/|words/|api\\.ts$)" },
  },
  {
    name: "no-circles",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
].map((rule) => ({ severity: "error", ...rule }) as IForbiddenRuleType);

async function look(forbidden: IForbiddenRuleType[]): Promise<ICruiseResult> {
  const { output } = await cruise(
    sides,
    {
      validate: true,
      ruleSet: { forbidden },
      doNotFollow: { path: "node_modules" },
      tsPreCompilationDeps: true,
      enhancedResolveOptions: {
        conditionNames: ["import", "types", "node", "default"],
        exportsFields: ["exports"],
        extensions: [".ts", ".tsx", ".js"],
      },
    },
    {},
    { tsConfig: extractConfig("tsconfig.json") },
  );
  return output as ICruiseResult;
}

let seen: ICruiseResult;
beforeAll(async () => {
  seen = await look(rules);
}, 120_000);

const sourceFiles = () =>
  sides.flatMap((side) =>
    (readdirSync(side, { recursive: true }) as string[])
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
      .map((name) => join(side, name)),
  );

test("imports go only in the directions that the map of folders shows", () => {
  const broken = seen.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  expect(broken).toEqual([]);
});

test("the look saw every source file and what each imports", () => {
  const modules = new Map(seen.modules.map((module) => [module.source, module]));
  const files = sourceFiles();
  expect(files.length).toBeGreaterThan(150);
  expect(files.filter((file) => !modules.has(file))).toEqual([]);
  expect(modules.get("server/app.ts")!.dependencies.length).toBeGreaterThan(20);
  expect(seen.modules.some(({ source }) => source.includes("node_modules/yjs"))).toBe(true);
  const lost = seen.modules.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ couldNotResolve, module }) => couldNotResolve && module.startsWith("."))
      .map(({ module }) => `${source} → ${module}`),
  );
  expect(lost.filter((one) => !/\.css|\?/.test(one))).toEqual([]);
});

test("the look finds what is planted: a rule that forbids what exists fails", async () => {
  const planted = await look([
    {
      name: "planted",
      severity: "error",
      from: { path: "^server/app\\.ts$" },
      to: { path: "^server/accounts/" },
    },
  ]);
  expect(planted.summary.error).toBeGreaterThan(0);
}, 120_000);
