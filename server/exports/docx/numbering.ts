import { AlignmentType, type INumberingOptions, LevelFormat, LevelSuffix } from "docx";
import { type NumberLevel, type NumberStyle, readNumbering } from "../../../shared/document/numbering";

type ListConfig = INumberingOptions["config"][number];
type Level = ListConfig["levels"][number];

export const headingList = "headings";
export const bulletList = "bullets";
const deepestLevel = 8;
/** Twips that each level of a list is set in. */
export const listIndent = 360;

const formats: Record<NumberStyle, (typeof LevelFormat)[keyof typeof LevelFormat]> = {
  decimal: LevelFormat.DECIMAL,
  upperLetter: LevelFormat.UPPER_LETTER,
  lowerLetter: LevelFormat.LOWER_LETTER,
  upperRoman: LevelFormat.UPPER_ROMAN,
  lowerRoman: LevelFormat.LOWER_ROMAN,
  katakana: LevelFormat.AIUEO_FULL_WIDTH,
};

/** Word counts the headings itself, by the outline's pattern, so that its user can go on writing. */
export function headingNumbering(pattern: string): ListConfig[] {
  const levels = readNumbering(pattern);
  if (!levels) return [];
  return [
    {
      reference: headingList,
      levels: levels.map((look, level) => ({
        level,
        format: formats[look.style],
        text: levelText(look, level),
        suffix: LevelSuffix.SPACE,
        alignment: AlignmentType.LEFT,
        style: { style: `Heading${level + 1}`, paragraph: { indent: { left: 0, hanging: 0 } } },
      })),
    },
  ];
}

function levelText(look: NumberLevel, level: number): string {
  let above = "";
  for (let index = level - look.parents; index < level; index += 1) above += `%${index + 1}.`;
  return `${look.before}${above}%${level + 1}${look.after}`;
}

export const bulletNumbering: ListConfig = {
  reference: bulletList,
  levels: levelsOf((level) => ({ format: LevelFormat.BULLET, text: level % 2 === 0 ? "•" : "–" })),
};

const orderedStyles = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN];

/** Each ordered list counts for itself, from its own start. */
export type OrderedLists = {
  begin(start: number): { reference: string; instance: number };
  configs(): ListConfig[];
};

export function createOrderedLists(): OrderedLists {
  const starts = new Map<number, number>();
  return {
    begin(start) {
      const instance = (starts.get(start) ?? 0) + 1;
      starts.set(start, instance);
      return { reference: `ordered-${start}`, instance };
    },
    configs: () =>
      [...starts.keys()].map((start) => ({
        reference: `ordered-${start}`,
        levels: levelsOf((level) => ({
          format: orderedStyles[level % orderedStyles.length],
          text: `%${level + 1}.`,
          start,
        })),
      })),
  };
}

function levelsOf(look: (level: number) => Partial<Level>): Level[] {
  return Array.from({ length: deepestLevel + 1 }, (_, level) => ({
    level,
    alignment: AlignmentType.LEFT,
    ...look(level),
    style: { paragraph: { indent: { left: listIndent * (level + 1), hanging: listIndent } } },
  }));
}

export const listLevel = (depth: number): number => Math.min(deepestLevel, depth);
