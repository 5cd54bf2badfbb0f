import { defineWords } from "./words";

/** Minutes by a guest's own link. */
export const guestMinutesWords = defineWords({
  en: {
    title: "Minutes for your comments",
    circulated: (day: string) => `A draft: comments until the end of ${day} (Jakarta, WIB)`,
    due: (day: string) => `Comments were taken until ${day}`,
    confirmed: (day: string) => `Confirmed on ${day}`,
    detail: {
      circulated:
        "Please tell the secretariat by that day what has to be corrected. Whoever has said nothing by then is taken to agree.",
      due: "Whoever was told and said nothing has agreed. The secretariat confirms the minutes; then this page shows the confirmed text.",
      confirmed: "This is the text of the record. It is closed.",
    },
    language: "Language of the text",
    languages: { en: "English", id: "Indonesian", ja: "Japanese" },
    ownLink: "This link is yours: whoever has it can read the minutes. Pass it on only if you want that.",
    files: { pdf: "PDF", docx: "Word" },
    spentTitle: "This link no longer opens anything",
    spentDetail:
      "The minutes are being worked on again or went round anew, the link was withdrawn or is too old, or it was not copied whole. Ask the secretariat of the project for the current link.",
    cutTitle: "This link is not complete",
    cutDetail: "Its last part is missing. Copy the whole link from the message and open it again.",
  },
  id: {
    title: "Notula untuk ditanggapi",
    circulated: (day: string) => `Rancangan: tanggapan sampai akhir ${day} (WIB)`,
    due: (day: string) => `Tanggapan diterima sampai ${day}`,
    confirmed: (day: string) => `Disahkan pada ${day}`,
    detail: {
      circulated:
        "Mohon sampaikan kepada sekretariat paling lambat hari itu apa yang perlu dikoreksi. Pihak yang tidak menanggapi sampai saat itu dianggap setuju.",
      due: "Pihak yang telah diberi tahu dan tidak menanggapi dianggap setuju. Sekretariat akan mengesahkan notula; setelah itu halaman ini menampilkan teks yang sah.",
      confirmed: "Inilah teks yang sah. Teksnya sudah ditutup.",
    },
    language: "Bahasa teks",
    languages: { en: "Inggris", id: "Indonesia", ja: "Jepang" },
    ownLink:
      "Tautan ini milik Anda: siapa pun yang memegangnya dapat membaca notula. Teruskan hanya bila Anda menghendakinya.",
    files: { pdf: "PDF", docx: "Word" },
    spentTitle: "Tautan ini tidak membuka apa-apa lagi",
    spentDetail:
      "Notula sedang diperbaiki atau diedarkan ulang, tautan ditarik atau terlalu lama, atau tidak tersalin utuh. Mintalah tautan yang berlaku kepada sekretariat proyek.",
    cutTitle: "Tautan ini terpotong",
    cutDetail: "Bagian akhirnya tidak terbawa. Salin seluruh tautan dari pesan, lalu buka sekali lagi.",
  },
  ja: {
    title: "議事録のご確認",
    circulated: (day: string) => `案:${day}末(ジャカルタ時間)まで意見を受け付けています`,
    due: (day: string) => `意見の受付は${day}に終わりました`,
    confirmed: (day: string) => `${day}に確定しました`,
    detail: {
      circulated:
        "修正すべき点は、期日までに事務局へお知らせください。期日までにご意見のない場合は同意されたものとします。",
      due: "連絡を受けて意見のなかった方は同意されたものとします。事務局が確定すると、このページに確定した本文が表示されます。",
      confirmed: "確定した本文です。以後の変更はありません。",
    },
    language: "本文の言語",
    languages: { en: "英語", id: "インドネシア語", ja: "日本語" },
    ownLink:
      "ご本人専用のリンクです。このリンクを持つ人は誰でも議事録を読めます。差し支えない場合にだけ渡してください。",
    files: { pdf: "PDF", docx: "Word" },
    spentTitle: "このリンクはもう使えません",
    spentDetail:
      "議事録が修正中または再回覧中であるか、リンクが取り消されたか、期限が過ぎたか、途中で切れています。プロジェクトの事務局に現在のリンクをお求めください。",
    cutTitle: "リンクが途中で切れています",
    cutDetail: "末尾が欠けています。メッセージからリンク全体をコピーし、もう一度開いてください。",
  },
});
