import { defineWords } from "./words";

/** Names of roles, languages, audiences and kinds: the glossary in three languages. */
export const termWords = defineWords({
  en: {
    language: { en: "English", id: "Indonesian", ja: "Japanese" },
    role: {
      secretariat: "Secretariat",
      editor: "Editor",
      commenter: "Commenter",
      observer: "Observer",
    },
    roleMeans: {
      secretariat: "Looks after people and documents, and writes",
      editor: "Writes documents",
      commenter: "Reads and comments",
      observer: "Reads what is shown to everyone",
    },
    side: { indonesia: "Indonesian side", japan: "Japanese side", other: "Other" },
    audience: {
      drafters: "Drafters only",
      parties: "The parties",
      everyone: "Everyone in the project",
    },
    audienceMeans: {
      drafters: "Secretariat and editors",
      parties: "Secretariat, editors and commenters",
      everyone: "Observers too",
    },
    kind: { tor: "TOR", minutes: "Minutes (M/M)" },
    fromDiscussion: "from the workshop’s discussion",
  },
  id: {
    language: { en: "Inggris", id: "Indonesia", ja: "Jepang" },
    role: {
      secretariat: "Sekretariat",
      editor: "Penyunting",
      commenter: "Penanggap",
      observer: "Pengamat",
    },
    roleMeans: {
      secretariat: "Mengurus anggota dan dokumen, serta menulis",
      editor: "Menulis dokumen",
      commenter: "Membaca dan memberi komentar",
      observer: "Membaca yang diperlihatkan kepada semua",
    },
    side: { indonesia: "Pihak Indonesia", japan: "Pihak Jepang", other: "Lainnya" },
    audience: {
      drafters: "Hanya penyusun",
      parties: "Para pihak",
      everyone: "Semua anggota proyek",
    },
    audienceMeans: {
      drafters: "Sekretariat dan penyunting",
      parties: "Sekretariat, penyunting, dan penanggap",
      everyone: "Termasuk pengamat",
    },
    kind: { tor: "KAK", minutes: "Notula (M/M)" },
    fromDiscussion: "dari pembahasan lokakarya",
  },
  ja: {
    language: { en: "英語", id: "インドネシア語", ja: "日本語" },
    role: {
      secretariat: "事務局",
      editor: "編集者",
      commenter: "コメント担当",
      observer: "閲覧者",
    },
    roleMeans: {
      secretariat: "メンバーと文書を管理し、執筆もする",
      editor: "文書の作成・修正",
      commenter: "閲覧とコメント",
      observer: "全員に公開された文書の閲覧",
    },
    side: { indonesia: "インドネシア側", japan: "日本側", other: "その他" },
    audience: {
      drafters: "作成者のみ",
      parties: "当事者",
      everyone: "プロジェクトの全員",
    },
    audienceMeans: {
      drafters: "事務局と編集者",
      parties: "事務局、編集者、コメント担当",
      everyone: "閲覧者を含む",
    },
    kind: { tor: "TOR", minutes: "議事録(M/M)" },
    fromDiscussion: "ワークショップの協議から",
  },
});
