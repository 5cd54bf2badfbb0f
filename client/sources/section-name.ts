import { useDesk } from "../editor/desk";
import { sourceWords } from "../words/sources";
import { useWords } from "../words/words";

/** Number and title of a section in the text in view. */
export function useSectionName(): (id: string) => string {
  const desk = useDesk();
  const words = useWords(sourceWords);
  return (id) => {
    const section = desk.outline().sections.find((each) => each.id === id);
    return [section?.number, section?.title || words().untitled].filter(Boolean).join(" ");
  };
}
