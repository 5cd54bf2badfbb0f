import type { LetterFact } from "../../shared/letter/fill";
import type { LetterField } from "../../shared/letter/letter-template";
import { isDate } from "../../shared/locale/dates";
import { readNip } from "../../shared/workshop/nip";

const longest = { line: 300, lines: 5000 };

/** Whether a field may hold a value. Words are kept as they are typed; the file makes them harmless. */
export function factHolds({ type, options }: LetterField, value: LetterFact): boolean {
  if (typeof value !== "string") return type === "period" && value.start <= value.end;
  switch (type) {
    case "date":
      return isDate(value);
    case "number":
      return /^\d{1,6}$/.test(value);
    case "choice":
      return options.some((option) => option.key === value);
    case "nip":
      return readNip(value) !== undefined;
    case "line":
      return value.length <= longest.line && !value.includes("\n");
    case "lines":
      return value.length <= longest.lines;
    case "period":
      return false;
  }
}
