import type { Language } from "../../shared/locale/languages";

/** A letter around one link; `body` is given the link, or what stands in its place. */
export type Mail = { subject: string; link: string; body(link: string): string };

type Invitation = { name: string; inviter: string; project: string; link: string; days: number };
type Reset = { name: string; link: string; hours: number };

const invitations: Record<Language, (facts: Invitation) => Omit<Mail, "link">> = {
  en: ({ name, inviter, project, days }) => ({
    subject: `Invitation to “${project}”`,
    body: (link) =>
      `Dear ${name},\n\n${inviter} invites you to work together on “${project}” in Lokakarya.\n\nOpen this link to begin; it works once, within ${days} days:\n${link}\n`,
  }),
  id: ({ name, inviter, project, days }) => ({
    subject: `Undangan ke “${project}”`,
    body: (link) =>
      `Yth. ${name},\n\n${inviter} mengundang Anda bekerja bersama dalam “${project}” di Lokakarya.\n\nBuka tautan ini untuk memulai; berlaku satu kali, dalam ${days} hari:\n${link}\n`,
  }),
  ja: ({ name, inviter, project, days }) => ({
    subject: `「${project}」へのご招待`,
    body: (link) =>
      `${name} 様\n\n${inviter} さんから、Lokakarya の「${project}」に招待されています。\n\n次のリンクを開いて始めてください(1 回限り、${days} 日間有効):\n${link}\n`,
  }),
};

const resets: Record<Language, (facts: Reset) => Omit<Mail, "link">> = {
  en: ({ name, hours }) => ({
    subject: "A new password for Lokakarya",
    body: (link) =>
      `Dear ${name},\n\nWith this link you set a new password; it works once, within ${hours} hours:\n${link}\n\nAll your other sign-ins end with it.\n`,
  }),
  id: ({ name, hours }) => ({
    subject: "Kata sandi baru untuk Lokakarya",
    body: (link) =>
      `Yth. ${name},\n\nDengan tautan ini Anda menetapkan kata sandi baru; berlaku satu kali, dalam ${hours} jam:\n${link}\n\nAnda akan keluar dari semua perangkat lain.\n`,
  }),
  ja: ({ name, hours }) => ({
    subject: "Lokakarya の新しいパスワード",
    body: (link) =>
      `${name} 様\n\n次のリンクから新しいパスワードを設定してください(1 回限り、${hours} 時間有効):\n${link}\n\n設定すると、ほかの端末からはサインアウトされます。\n`,
  }),
};

export const invitationMail = (language: Language, facts: Invitation): Mail => ({
  ...invitations[language](facts),
  link: facts.link,
});

export const resetMail = (language: Language, facts: Reset): Mail => ({
  ...resets[language](facts),
  link: facts.link,
});
