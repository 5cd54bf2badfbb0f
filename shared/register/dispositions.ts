import type { Language } from "../locale/languages";

/** What became of an input: the codes of the comment-response matrix. */
export const dispositions = {
  A: { needsReason: false, needsChange: true },
  P: { needsReason: true, needsChange: true },
  N: { needsReason: true, needsChange: false },
  C: { needsReason: true, needsChange: false },
  D: { needsReason: true, needsChange: false },
  O: { needsReason: true, needsChange: false },
} as const;

export type Disposition = keyof typeof dispositions;
export const dispositionCodes = Object.keys(dispositions) as [Disposition, ...Disposition[]];

/** What D and O name besides the reason: the later stage, or to whom it was forwarded. */
export const needsDestination = (code: Disposition): boolean => code === "D" || code === "O";

export const dispositionWords: Record<Language, Record<Disposition, string>> = {
  en: {
    A: "Accepted",
    P: "Accepted in part",
    N: "Not accepted",
    C: "Answered, no change",
    D: "Deferred to a later stage",
    O: "Outside scope, forwarded",
  },
  id: {
    A: "Diterima",
    P: "Diterima sebagian",
    N: "Tidak diterima",
    C: "Dijawab tanpa perubahan",
    D: "Ditunda ke tahap berikutnya",
    O: "Di luar lingkup, diteruskan",
  },
  ja: {
    A: "採用",
    P: "一部採用",
    N: "不採用",
    C: "回答(変更なし)",
    D: "継続検討",
    O: "対象外・転送",
  },
};
