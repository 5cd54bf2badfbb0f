import type { Localised } from "../../shared/locale/languages";
import { inLanguage } from "../../shared/locale/languages";
import { pictureWords } from "../words/pictures";
import { language, useWords } from "../words/words";

type Topic = { id: string; name: Localised };

/** The name of a topic in a picture; of none, that there is none. */
export function useTopicWords(): (topics: readonly Topic[], id: string | null) => string {
  const words = useWords(pictureWords);
  return (topics, id) =>
    inLanguage(topics.find((topic) => topic.id === id)?.name, language()) || words().noTopic;
}
