import type { Condition, FieldDefinition } from "../document/form";
import type { RootFile, StarterFile } from "./format";
import type { Template } from "./template";
import type { Path } from "./yaml";

/** A condition must be one that can come true: known profiles, a known fact and its options. */
export function checkConditions(
  content: RootFile | StarterFile,
  template: Template,
  tell: (path: Path, message: string) => void,
): void {
  const profiles = "sections" in content ? (content.profiles ?? []) : undefined;
  const facts = new Map<string, FieldDefinition>(
    [...template.cover, ...template.sections.flatMap((section) => section.parts.flatMap(definitionOf))].map(
      (definition) => [definition.key, definition],
    ),
  );
  const check = (condition: Condition | undefined, path: Path) => {
    if (!condition) return;
    if ("profile" in condition && profiles) checkProfiles(condition.profile, [...path, "profile"]);
    if (!("field" in condition)) return;
    const definition = facts.get(condition.field);
    if (!definition) {
      tell([...path, "field"], `there is no fact "${condition.field}"`);
      return;
    }
    condition.is.forEach((value, index) => {
      const isPossible = definition.options
        ? definition.options.some((option) => option.key === value)
        : definition.kind === "checkbox" && typeof value === "boolean";
      if (!isPossible) tell([...path, "is", index], `"${condition.field}" never is "${value}"`);
    });
  };
  const checkProfiles = (names: readonly string[], path: Path) => {
    names.forEach((name, index) => {
      if (!profiles?.includes(name)) tell([...path, index], `"${name}" is not one of the profiles`);
    });
  };
  if ("sections" in content) {
    content.sections.forEach((section, at) => {
      check(section.when, ["sections", at, "when"]);
      if (section.profiles) checkProfiles(section.profiles, ["sections", at, "profiles"]);
      section.fields.forEach((field, index) => {
        check(field.when, ["sections", at, "fields", index, "when"]);
      });
    });
  } else {
    content.extra_fields?.forEach((field, index) => {
      check(field.when, ["extra_fields", index, "when"]);
    });
  }
}

const definitionOf = (part: Template["sections"][number]["parts"][number]): FieldDefinition[] =>
  part.as === "field" ? [part.definition] : [];
