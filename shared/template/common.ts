import type { FieldDefinition, FieldValue } from "../document/form";
import type { CommonFile } from "./format";
import type { Mistake } from "./mistakes";
import { partReader } from "./parts";
import type { TemplateFile } from "./read";
import { checkSigns } from "./signs";
import { teller } from "./tell";

/** What `_common.yaml` gives to the templates. */
export type Shared = {
  content: CommonFile;
  bound: Record<string, FieldDefinition>;
  covers: Map<string, { definitions: FieldDefinition[]; facts: Record<string, FieldValue> }>;
};

export function readCommon(
  { yaml, content }: TemplateFile & { role: "common" },
  mistakes: Mistake[],
): Shared {
  const tell = teller(yaml, mistakes);
  checkSigns(yaml, tell, () => false);
  const reader = partReader({ tables: content.tables, tell });
  const bound: Record<string, FieldDefinition> = {};
  content.bound.forEach((entry, index) => {
    const part = reader.read(entry, ["bound", index]);
    if (part.as === "field") bound[entry.key] = { ...part.definition, bound: true };
    else tell(["bound", index, "type"], "a bound key is a fact, not a part of the text");
  });
  const covers: Shared["covers"] = new Map();
  for (const [name, entries] of Object.entries(content.covers)) {
    const definitions: FieldDefinition[] = [];
    entries.forEach((entry, index) => {
      const path = ["covers", name, index];
      if (typeof entry === "string") {
        const definition = Object.hasOwn(bound, entry) ? bound[entry] : undefined;
        if (definition) definitions.push(definition);
        else tell(path, `there is no bound key "${entry}"`);
        return;
      }
      const part = reader.read(entry, path);
      if (part.as === "field") definitions.push(part.definition);
      else tell([...path, "type"], "a cover holds facts only");
    });
    covers.set(name, { definitions, facts: reader.takeFacts() });
  }
  return { content, bound, covers };
}
