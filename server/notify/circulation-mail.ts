import { showDate } from "../../shared/locale/dates";
import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import type { Mail } from "./mail-words";

type Circulated = { name: string; title: Localised; until: string };
type Facts = { name: string; title: string; until: string };
type Words = {
  subject: (facts: Facts) => string;
  reader: (facts: Facts, page: string) => string;
  guest: (facts: Facts, link: string) => string;
};

/** What silence means is said in every one, before the day: who is not told has not agreed. */
const words: Record<Language, Words> = {
  en: {
    subject: ({ title }) => `For your comments: ${title}`,
    reader: ({ name, title, until }, page) =>
      `Dear ${name},\n\nthe draft of “${title}” is open for comments until the end of ${until} (Jakarta, WIB):\n${page}\n\nPlease comment in the text itself, or press “I agree”. Whoever has said nothing by the end of that day is taken to agree; then the minutes are confirmed and the text is closed.\n`,
    guest: ({ name, title, until }, link) =>
      `Dear ${name},\n\nthe draft of “${title}” is open for comments until the end of ${until} (Jakarta, WIB). You read it by this link, which is yours alone:\n${link}\n\nPlease tell the secretariat by that day what has to be corrected. Whoever has said nothing by the end of that day is taken to agree; then the minutes are confirmed and the text is closed.\n`,
  },
  id: {
    subject: ({ title }) => `Mohon tanggapan: ${title}`,
    reader: ({ name, title, until }, page) =>
      `Yth. ${name},\n\nrancangan “${title}” dibuka untuk ditanggapi sampai akhir ${until} (WIB):\n${page}\n\nSilakan menanggapi langsung pada teks, atau tekan “Saya setuju”. Pihak yang tidak menanggapi sampai akhir hari itu dianggap setuju; kemudian notula disahkan dan teksnya ditutup.\n`,
    guest: ({ name, title, until }, link) =>
      `Yth. ${name},\n\nrancangan “${title}” dibuka untuk ditanggapi sampai akhir ${until} (WIB). Teksnya dapat dibaca melalui tautan pribadi Anda ini:\n${link}\n\nMohon sampaikan kepada sekretariat paling lambat hari itu apa yang perlu dikoreksi. Pihak yang tidak menanggapi sampai akhir hari itu dianggap setuju; kemudian notula disahkan dan teksnya ditutup.\n`,
  },
  ja: {
    subject: ({ title }) => `ご確認のお願い:${title}`,
    reader: ({ name, title, until }, page) =>
      `${name} 様\n\n「${title}」の案について、${until}末(ジャカルタ時間)まで意見を受け付けます。\n${page}\n\n本文に直接コメントいただくか、「同意します」を押してください。期日までにご意見のない場合は同意されたものとし、議事録を確定して本文を閉じます。\n`,
    guest: ({ name, title, until }, link) =>
      `${name} 様\n\n「${title}」の案について、${until}末(ジャカルタ時間)まで意見を受け付けます。本文は、ご本人専用の次のリンクからお読みいただけます。\n${link}\n\n修正すべき点は期日までに事務局へお知らせください。期日までにご意見のない場合は同意されたものとし、議事録を確定して本文を閉じます。\n`,
  },
};

const factsIn = ({ name, title, until }: Circulated, language: Language): Facts => ({
  name,
  title: inLanguage(title, language),
  until: showDate(until, language),
});

function mail(
  languages: readonly Language[],
  facts: Circulated,
  /** What only the mail itself may hold. */
  link: string,
  body: (of: Words, facts: Facts, link: string) => string,
): Mail {
  const each = <Text>(write: (of: Words, facts: Facts) => Text) =>
    languages.map((language) => write(words[language], factsIn(facts, language)));
  const subject = [...new Set(each((of, about) => of.subject(about)))].join(" / ");
  return {
    subject,
    link,
    body: (shown) => each((of, about) => body(of, about, shown)).join("\n――――――――\n\n"),
  };
}

/** To whoever has an account: the page where they comment and agree, which is no secret. */
export const circulationMail = (languages: readonly Language[], facts: Circulated & { page: string }): Mail =>
  mail(languages, facts, "", (of, about) => of.reader(about, facts.page));

/** To whoever took part without an account: the link by which they read. */
export const guestCirculationMail = (
  languages: readonly Language[],
  facts: Circulated & { link: string },
): Mail => mail(languages, facts, facts.link, (of, about, link) => of.guest(about, link));
