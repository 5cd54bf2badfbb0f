import { sectionsIn } from "../../shared/document/sections";
import type { DocumentId } from "../../shared/ids";
import { type Localised, languages } from "../../shared/locale/languages";
import type { RegisterLinkAnswer } from "../../shared/register/answers";
import type { Rooms } from "../live/rooms";

type Section = { document: string; section: string };

/** The titles of these sections as they are written now; each document is read once. */
export async function sectionTitles(
  rooms: Rooms,
  sections: readonly Section[],
): Promise<(of: Section) => Localised> {
  const titles = new Map<string, Map<string, Localised>>();
  for (const document of new Set(sections.map((each) => each.document)))
    titles.set(document, await rooms.read(document as DocumentId, (doc) => sectionsIn(doc, languages)));
  return ({ document, section }) => titles.get(document)?.get(section) ?? {};
}

/** The same for the links of a row, by the id of the link. */
export const linkTitles =
  ({ rooms }: { rooms: Rooms }) =>
  async (links: readonly RegisterLinkAnswer[]): Promise<Record<string, Localised>> => {
    const sections = links.map(({ id, document, section }) => ({ id, document: document.id, section }));
    const titleOf = await sectionTitles(rooms, sections);
    return Object.fromEntries(sections.map((each) => [each.id, titleOf(each)]));
  };
