import type { Language } from "../../shared/locale/languages";

/** What the files say in their own words. */
type FileWords = {
  contents: string;
  table: (number: number) => string;
  figure: string;
  page: { before: string; between: string; after: string };
  name: string;
  position: string;
  date: string;
  attendance: string;
  programme: string;
  input: string;
  decision: string;
  followUp: string;
  by: string;
  owner: string;
  person: string;
  due: string;
  missing: string;
  confidential: string;
  comments: string;
  comment: (number: number) => string;
  resolved: string;
  detached: string;
  notes: string;
  translation: Record<Language, string>;
};

export const fileWords: Record<Language, FileWords> = {
  en: {
    contents: "Contents",
    table: (number) => `Table ${number}`,
    figure: "Figure",
    page: { before: "Page ", between: " of ", after: "" },
    name: "Name",
    position: "Position",
    date: "Date",
    attendance: "Attendance list",
    programme: "Programme",
    input: "Input",
    decision: "Decision",
    followUp: "Follow-up",
    by: "By",
    owner: "Organization",
    person: "Person in charge",
    due: "Due",
    missing: "reference lost",
    confidential: "confidential, not printed",
    comments: "Comments",
    comment: (number) => `C${number}`,
    resolved: "Resolved",
    detached: "The commented text is no longer there:",
    notes: "Notes",
    translation: {
      en: "Reference translation. The English text prevails.",
      id: "Reference translation. The Indonesian text prevails.",
      ja: "Reference translation. The Japanese text prevails.",
    },
  },
  id: {
    contents: "Daftar Isi",
    table: (number) => `Tabel ${number}`,
    figure: "Gambar",
    page: { before: "Halaman ", between: " dari ", after: "" },
    name: "Nama",
    position: "Jabatan",
    date: "Tanggal",
    attendance: "Daftar hadir",
    programme: "Susunan acara",
    input: "Masukan",
    decision: "Keputusan",
    followUp: "Tindak lanjut",
    by: "Oleh",
    owner: "Instansi",
    person: "Penanggung jawab",
    due: "Tenggat",
    missing: "rujukan hilang",
    confidential: "rahasia, tidak dicetak",
    comments: "Komentar",
    comment: (number) => `K${number}`,
    resolved: "Selesai",
    detached: "Teks yang dikomentari sudah tidak ada:",
    notes: "Catatan",
    translation: {
      en: "Terjemahan referensi. Naskah berbahasa Inggris yang berlaku.",
      id: "Terjemahan referensi. Naskah berbahasa Indonesia yang berlaku.",
      ja: "Terjemahan referensi. Naskah berbahasa Jepang yang berlaku.",
    },
  },
  ja: {
    contents: "目次",
    table: (number) => `表${number}`,
    figure: "図",
    page: { before: "", between: " / ", after: " ページ" },
    name: "氏名",
    position: "役職",
    date: "日付",
    attendance: "出席者名簿",
    programme: "プログラム",
    input: "意見",
    decision: "決定事項",
    followUp: "今後の対応",
    by: "発言者",
    owner: "担当機関",
    person: "担当者",
    due: "期限",
    missing: "参照先なし",
    confidential: "非公開のため印刷せず",
    comments: "コメント",
    comment: (number) => `C${number}`,
    resolved: "解決済み",
    detached: "コメントの対象となった文は残っていません:",
    notes: "注",
    translation: {
      en: "参考訳。英語版を正文とする。",
      id: "参考訳。インドネシア語版を正文とする。",
      ja: "参考訳。日本語版を正文とする。",
    },
  },
};
