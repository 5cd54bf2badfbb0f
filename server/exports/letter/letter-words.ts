import type { Language } from "../../../shared/locale/languages";

/** What stands on every letter beside its own words. */
type Words = {
  number: string;
  nature: string;
  attachments: string;
  subject: string;
  /** Before the addressee. */
  to: string;
  copies: string;
  /** How many papers are attached. */
  papers: (count: number) => string;
  colon: string;
};

export const letterWords: Record<Language, Words> = {
  en: {
    number: "Number",
    nature: "Nature",
    attachments: "Attachments",
    subject: "Subject",
    to: "To: ",
    copies: "Copies to:",
    papers: (count) => (count === 1 ? "1 paper" : `${count} papers`),
    colon: ": ",
  },
  id: {
    number: "Nomor",
    nature: "Sifat",
    attachments: "Lampiran",
    subject: "Hal",
    to: "Yth. ",
    copies: "Tembusan:",
    papers: (count) => `${count} berkas`,
    colon: ": ",
  },
  ja: {
    number: "番号",
    nature: "性質",
    attachments: "添付",
    subject: "件名",
    to: "",
    copies: "写し:",
    papers: (count) => `${count}部`,
    colon: ":",
  },
};
