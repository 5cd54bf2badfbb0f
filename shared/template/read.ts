import type { z } from "zod";
import { type CommonFile, commonFileName, type RootFile, type StarterFile, shapeOf } from "./format";
import { type Mistake, TemplateMistakes } from "./mistakes";
import { readYaml, type YamlFile } from "./yaml";

/** One file, read and of the right shape, not yet put together with the others. */
export type TemplateFile = { yaml: YamlFile } & (
  | { role: "common"; content: CommonFile }
  | { role: "root"; content: RootFile }
  | { role: "starter"; content: StarterFile }
);

/** Throws TemplateMistakes that name file, line and column. */
export function readTemplate(yamlText: string, fileName: string): TemplateFile {
  const yaml = readYaml(yamlText, fileName);
  const read = shapeOf(fileName, yaml.value).safeParse(yaml.value);
  if (!read.success) {
    throw new TemplateMistakes(read.error.issues.slice(0, 50).flatMap((issue) => mistakesOf(issue, yaml)));
  }
  if (fileName === commonFileName) return { yaml, role: "common", content: read.data as CommonFile };
  const content = read.data as RootFile | StarterFile;
  if (fileName !== `${content.id}.yaml`) {
    throw new TemplateMistakes([yaml.mistakeAt(["id"], `id must be the file's name without .yaml`)]);
  }
  return "extends" in content ? { yaml, role: "starter", content } : { yaml, role: "root", content };
}

function mistakesOf(issue: z.core.$ZodIssue, yaml: YamlFile): Mistake[] {
  const where = issue.path.map(String).join(".") || "the file";
  if (issue.code === "unrecognized_keys") {
    return issue.keys
      .slice(0, 20)
      .map((key) => yaml.mistakeAtKey(issue.path, key, `${where}: there is no key "${key}"`));
  }
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined")) {
    return [yaml.mistakeAt(issue.path, `${where} is missing`)];
  }
  return [yaml.mistakeAt(issue.path, `${where}: ${issue.message}`)];
}
