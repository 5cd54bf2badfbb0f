import type { RootFile, StarterFile } from "./format";
import type { Tell } from "./tell";
import type { Template } from "./template";
import type { Path, YamlFile } from "./yaml";

/** A key names one thing in a document: a fact, a part, a section's place. */
export function checkKeys(template: Template, yaml: YamlFile, content: RootFile | StarterFile, tell: Tell) {
  const seen = new Set<string>([...Object.keys(template.bound), ...template.cover.map((one) => one.key)]);
  const twice = new Set<string>();
  for (const part of template.sections.flatMap((section) => section.parts)) {
    if (seen.has(part.key)) twice.add(part.key);
    seen.add(part.key);
  }
  const entries: [Path, string][] =
    "sections" in content
      ? content.sections.flatMap((section, at) =>
          section.fields.map((field, index): [Path, string] => [
            ["sections", at, "fields", index, "key"],
            field.key,
          ]),
        )
      : (content.extra_fields ?? []).map((field, index): [Path, string] => [
          ["extra_fields", index, "key"],
          field.key,
        ]);
  for (const key of twice) {
    const path = entries.findLast(([, one]) => one === key)?.[0];
    if (path) tell(path, `the key "${key}" is used twice (bound keys and the cover count too)`);
  }
  const sections = template.sections.map((section) => section.key);
  sections.forEach((key, index) => {
    if (sections.indexOf(key) !== index)
      tell(["sections", index, "key"], `there are two sections "${key}" in ${yaml.name}`);
  });
}

/** The facts that a text may show as `{{key}}`. */
export function knows(template: Template): (key: string) => boolean {
  const keys = new Set([
    ...Object.keys(template.bound),
    ...template.cover.map((definition) => definition.key),
    ...template.sections.flatMap((section) =>
      section.parts.flatMap((part) => (part.as === "field" ? [part.key] : [])),
    ),
  ]);
  return (key) => keys.has(key);
}
