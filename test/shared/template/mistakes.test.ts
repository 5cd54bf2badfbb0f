import { expect, test } from "vitest";
import { assembleTemplates } from "../../../shared/template/assemble";
import { TemplateMistakes } from "../../../shared/template/mistakes";
import { commonFile, rootFile, starterFile } from "./small";

/** What the files are refused for, "file:line:column message" each. */
function mistakesOf(...files: { name: string; text: string }[]): string[] {
  try {
    assembleTemplates(files);
  } catch (error) {
    if (error instanceof TemplateMistakes) return error.message.split("\n").slice(1);
    throw error;
  }
  return [];
}

const withRoot = (text: string) => mistakesOf(commonFile, { name: "small.yaml", text });
const withStarter = (text: string) => mistakesOf(commonFile, rootFile, { name: "small-start.yaml", text });
/** The root file with one piece of it changed; fails when the piece is not there. */
function changed(piece: string, by: string, text = rootFile.text): string {
  expect(text).toContain(piece);
  return text.replace(piece, by);
}

test("the small templates of these tests are right", () => {
  expect(mistakesOf(commonFile, rootFile, starterFile)).toEqual([]);
});

test("an unknown key is named where it stands", () => {
  expect(withRoot(changed("kind: tor\n", "kind: tor\ncolour: red\n"))).toEqual([
    'small.yaml:3:1 the file: there is no key "colour"',
  ]);
  expect(withRoot(changed("type: longtext,", "type: longtext, size: 3,"))[0]).toMatch(
    /^small\.yaml:\d+:\d+ sections\.0\.fields\.0: there is no key "size"$/,
  );
  expect(withRoot(changed("kind: tor\n", "kind: tor\n__proto__: { x: 1 }\n"))[0]).toContain("__proto__");
  expect(withRoot(changed("kind: tor\n", "kind: tor\nconstructor: 1\n"))[0]).toContain("constructor");
});

test("a key twice is named with its line", () => {
  expect(withRoot(changed("kind: tor\n", "kind: tor\nkind: minutes\n"))[0]).toMatch(
    /^small\.yaml:3:1 .*unique/,
  );
});

test("a missing language is named with the text that lacks it", () => {
  expect(withRoot(changed('heading: { en: "Scope", id: "Lingkup" }', 'heading: { en: "Scope" }'))[0]).toMatch(
    /^small\.yaml:\d+:\d+ sections\.0\.heading\.id is missing$/,
  );
  expect(withRoot(changed('id: "Lingkup"', 'id: ""'))[0]).toContain("sections.0.heading.id: is empty");
});

test("a wrong type, kind or requirement is told", () => {
  expect(withRoot(changed("required: M", "required: yes"))[0]).toContain("must be M (mandatory)");
  expect(withRoot(changed("type: longtext", "type: essay"))[0]).toContain("must be one of text, longtext");
  expect(withRoot(changed("kind: tor", "kind: 3"))[0]).toContain("must be tor or minutes");
  expect(withRoot(changed("top: 25", 'top: "25"'))[0]).toContain("page.margins_mm.top");
  expect(withRoot(changed('en: "1 / 1.1 / (1) / a)"', 'en: "one, two"'))[0]).toContain("numbering.en");
});

test("a file that is no map, empty or not YAML is told, not thrown about", () => {
  for (const text of [
    "",
    "- a\n- b\n",
    "42",
    "null",
    "a: [1, 2",
    '"',
    "%YAML 9.9\n---\na: 1",
    "a: b\n---\nc: d\n",
    "\u0000\u0001",
  ]) {
    expect(withRoot(text).length, JSON.stringify(text)).toBeGreaterThan(0);
  }
});

test("aliases, anchors and tags are refused, so that nothing can grow on reading", () => {
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (let n = 1; n < 9; n++) bomb.push(`${"abcdefghij"[n]}: &${"abcdefghij"[n]} [${"*a,".repeat(9)}]`);
  const started = performance.now();
  expect(withRoot(bomb.join("\n"))[0]).toMatch(/^small\.yaml:1:\d+ has an anchor/);
  expect(withRoot(changed("kind: tor", "kind: !!binary dG9y")).join()).toContain("tag");
  expect(withRoot("x: &x\n  y: *x\n").join("\n")).toContain("is an alias");
  expect(performance.now() - started).toBeLessThan(3000);
});

test("a megabyte, and nesting without end, are refused quickly", () => {
  const started = performance.now();
  expect(withRoot(`id: "${"x".repeat(1 << 20)}"`)).toEqual([
    "small.yaml:1:1 is longer than 128 kB, which no template needs to be",
  ]);
  expect(withRoot(`a: ${"[".repeat(100_000)}`).length).toBeGreaterThan(0);
  expect(withRoot(`a: ${"{a: ".repeat(50_000)}`).length).toBeGreaterThan(0);
  expect(withRoot(`a: ${'["]", '.repeat(20_000)}`)[0]).toContain("nests deeper");
  expect(withRoot("- ".repeat(50_000))[0]).toContain("nests deeper");
  expect(withRoot(Array.from({ length: 10_000 }, (_, n) => `k${n}: 1`).join("\n")).length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(15_000);
});

test("every mistake of every file is told at once", () => {
  const told = mistakesOf(
    commonFile,
    { name: "small.yaml", text: changed("kind: tor", "kind: three") },
    { name: "other.yaml", text: "id: other" },
  );
  expect(told.some((line) => line.startsWith("small.yaml:2:"))).toBe(true);
  expect(told.filter((line) => line.startsWith("other.yaml:")).length).toBeGreaterThan(3);
});

test("the id is the file's name, and the common file must be there", () => {
  expect(mistakesOf(commonFile, { ...rootFile, name: "else.yaml" })[0]).toContain(
    "id must be the file's name",
  );
  expect(mistakesOf(rootFile)).toEqual(["_common.yaml:1:1 is missing"]);
});

test("what a template refers to must exist", () => {
  expect(withRoot(changed("cover: identity", "cover: nothing"))[0]).toContain('there is no cover "nothing"');
  expect(withRoot(changed("use: list", "use: nothing"))[0]).toContain('there is no common table "nothing"');
  expect(withRoot(changed("is: [half]", "is: [third]"))[0]).toContain('"share" never is "third"');
  expect(withRoot(changed("field: share", "field: nobody"))[0]).toContain('there is no fact "nobody"');
  expect(withRoot(changed("profile: [long]", "profile: [huge]"))[0]).toContain(
    '"huge" is not one of the profiles',
  );
  expect(withRoot(changed("offered_profiles: [short]", "offered_profiles: [none]"))[0]).toContain(
    "is not one of the profiles",
  );
  expect(withRoot(changed("binding_language: en", "binding_language: ja"))[0]).toContain(
    "is not one of the languages",
  );
});

test("a key names one thing only", () => {
  expect(withRoot(changed("key: area", "key: share"))[0]).toContain('"share" is used twice');
  expect(withRoot(changed("key: area", "key: project_name"))[0]).toContain('"project_name" is used twice');
  expect(withRoot(changed("key: work\n", "key: scope\n"))[0]).toContain('two sections "scope"');
});

test("what a type of field cannot have is refused", () => {
  expect(withRoot(changed("type: longtext,", "type: longtext, use: list,"))[0]).toContain(
    "a field of type longtext has no use",
  );
  expect(
    withRoot(changed("type: table, required: M, use: list", "type: text, required: M, use: list"))[0],
  ).toContain("has no use");
  expect(withRoot(changed("type: enum", "type: text")).join()).toContain(
    "a field of type text has no options",
  );
  expect(withRoot(changed("value: half", "value: third"))[0]).toContain("is not a value of this field");
});

test("signs of placeholders are refused where they would be printed", () => {
  expect(withRoot(changed('en: "Scope"', 'en: "Scope {{share}}"'))[0]).toContain('"{{" would be printed');
  expect(withRoot(changed('en: "Draw the border."', 'en: "[[Draw the border.]]"'))[0]).toContain(
    '"[[" would be printed',
  );
  expect(withRoot(changed("{{project_name}}", "{{nobody}}"))[0]).toContain("there is no fact of this key");
  expect(withRoot(changed("{{project_name}}", "{{Project Name}}"))[0]).toContain("is not part of");
});

test("a starter extends a whole template, never another starter or itself", () => {
  expect(withStarter(changed("extends: small", "extends: nothing", starterFile.text))[0]).toContain(
    "there is no such template",
  );
  expect(withStarter(changed("extends: small", "extends: small-start", starterFile.text))[0]).toContain(
    "itself extends another",
  );
  const a = {
    name: "a.yaml",
    text: starterFile.text.replace("id: small-start", "id: a").replace("extends: small", "extends: b"),
  };
  const b = {
    name: "b.yaml",
    text: starterFile.text.replace("id: small-start", "id: b").replace("extends: small", "extends: a"),
  };
  expect(mistakesOf(commonFile, rootFile, a, b)).toHaveLength(2);
});

test("a starter fills what there is, each by its kind", () => {
  const area = 'area: { en: "Java", id: "Jawa" }';
  const tasks = /rows:\n(?: {4}.*\n)+/.exec(starterFile.text)![0];
  const given = (text: string, instead = area) => withStarter(changed(instead, text, starterFile.text))[0];
  expect(given('nothing: { en: "Java", id: "Jawa" }')).toContain('"small" has no field "nothing"');
  expect(given("area: [{ en: a, id: b }]")).toContain("must be a text in each language");
  expect(given("share: third")).toContain("is not a value of this field");
  expect(given("sign: { en: a, id: b }")).toContain("a signature cannot be given");
  expect(given("rows: { en: a, id: b }\n", tasks)).toContain("must be a list of rows");
  expect(given("rows: [{ colour: { en: a, id: b } }]\n", tasks)).toContain('has no column "colour"');
  expect(given("area: { en: Java }")).toMatch(/prefill\.area/);
  expect(given('area: { en: "<<a | b>>", id: "<<a>>" }')).toContain("not the same in every language");
  expect(given('area: { en: "<<a | >>", id: "<<a | >>" }')).toContain("needs two options or more");
  expect(withStarter(changed("section: work", "section: home", starterFile.text))[0]).toContain(
    'has no section "home"',
  );
  expect(
    withStarter(changed("languages: [en, id]", "languages: [en, id, ja]", starterFile.text)).join(),
  ).toContain("is missing");
});
