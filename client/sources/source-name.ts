import { registersWords } from "../words/registers";
import { useWords } from "../words/words";
import type { Source } from "./sources.data";

/** "Input 7", "Decision 2". */
export function useSourceName(): (row: Source) => string {
  const words = useWords(registersWords);
  return (row) => words()[row.kind](row.number);
}
