import type { Mistake } from "./mistakes";
import type { Path, YamlFile } from "./yaml";

/** Tells of a mistake at a path of one file. */
export type Tell = (path: Path, message: string) => void;

export const teller =
  (yaml: YamlFile, mistakes: Mistake[]): Tell =>
  (path, message) => {
    mistakes.push(yaml.mistakeAt(path, message));
  };
