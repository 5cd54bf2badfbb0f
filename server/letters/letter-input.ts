import { fillLetter, type LetterContent, showFact } from "../../shared/letter/fill";
import { showDate } from "../../shared/locale/dates";
import { inLanguage } from "../../shared/locale/languages";
import type { Letterhead } from "../exports/letter/letterhead";
import type { LetterInput } from "../exports/letter/render-letter";
import type { LetterRow } from "./letters";

/** As the national e-office names what it fills in when a letter is signed there. */
const variable = (name: string) => `$\{${name}}`;
const variables = {
  number: variable("nomor_naskah"),
  date: variable("tanggal_naskah"),
  position: variable("jabatan_pengirim"),
  name: [variable("ttd_pengirim"), variable("nama_pengirim")].join("\n"),
  nip: variable("nip_pengirim"),
};

/** The letter as the file is made of it. For signing, what the e-office knows stands there as its variables. */
export function letterInput(
  { row, content }: { row: LetterRow; content: LetterContent },
  { letterhead, isForSigning }: { letterhead: Letterhead | null; isForSigning: boolean },
): LetterInput {
  const { language, facts } = content;
  const shown = (key: string) => (key in facts ? showFact(content, key) : undefined);
  const lines = (key: string) => shown(key)?.split("\n") ?? [];
  const date = typeof facts.letter_date === "string" ? facts.letter_date : null;
  const place = shown("letter_place");
  return {
    language,
    letterhead,
    filled: fillLetter(content),
    number: isForSigning ? variables.number : row.number,
    date,
    placeAndDate: isForSigning
      ? [place, variables.date].filter(Boolean).join(", ")
      : date && [place, showDate(date, language)].filter(Boolean).join(language === "ja" ? "、" : ", "),
    nature: shown("nature") ?? null,
    addressee: [shown("addressee") ?? "", inLanguage(content.bound.organisation_name, language)],
    signatory: isForSigning
      ? { position: variables.position, name: variables.name, nip: variables.nip }
      : {
          position: shown("signatory_position") ?? "",
          name: shown("signatory") ?? "",
          nip: shown("signatory_nip") ?? "",
        },
    copies: lines("copies"),
    changedAt: row.changed_at,
  };
}
