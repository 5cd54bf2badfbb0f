import type { Language } from "../../shared/locale/languages";
import type { ItemKind } from "../../shared/workshop/programme";

/** What stands in the papers of a workshop beside its own facts. */
type Words = {
  programme: string;
  attendance: string;
  date: string;
  time: string;
  venue: string;
  link: string;
  number: string;
  start: string;
  minutes: string;
  item: string;
  speaker: string;
  name: string;
  position: string;
  organisation: string;
  nip: string;
  phone: string;
  email: string;
  checkedIn: string;
  signature: string;
  /** For what the personal data on the sheet are used. */
  use: string;
  kinds: Partial<Record<ItemKind, string>>;
};

export const paperWords: Record<Language, Words> = {
  en: {
    programme: "Programme",
    attendance: "Attendance List",
    date: "Day and date",
    time: "Time",
    venue: "Venue",
    link: "Online",
    number: "No.",
    start: "Start",
    minutes: "Minutes",
    item: "Item",
    speaker: "Speaker",
    name: "Name",
    position: "Position",
    organisation: "Organization",
    nip: "NIP",
    phone: "Phone",
    email: "E-mail",
    checkedIn: "Signed in",
    signature: "Signature",
    use: "Your data document this event and serve to send you its minutes. Contact data are not published.",
    kinds: { prayer: "prayer", lunch: "lunch", break: "break" },
  },
  id: {
    programme: "Susunan Acara",
    attendance: "Daftar Hadir",
    date: "Hari, tanggal",
    time: "Waktu",
    venue: "Tempat",
    link: "Daring",
    number: "No.",
    start: "Mulai",
    minutes: "Menit",
    item: "Acara",
    speaker: "Pembicara",
    name: "Nama",
    position: "Jabatan",
    organisation: "Instansi",
    nip: "NIP",
    phone: "No. telepon",
    email: "Surel",
    checkedIn: "Hadir pukul",
    signature: "Tanda tangan",
    use: "Data Anda mendokumentasikan kegiatan ini dan dipakai untuk mengirim notula. Data kontak tidak dipublikasikan.",
    kinds: { prayer: "salat", lunch: "makan siang", break: "rehat" },
  },
  ja: {
    programme: "次第",
    attendance: "出席者名簿",
    date: "開催日",
    time: "時間",
    venue: "会場",
    link: "オンライン",
    number: "番号",
    start: "開始",
    minutes: "分",
    item: "内容",
    speaker: "発表者",
    name: "氏名",
    position: "役職",
    organisation: "所属",
    nip: "NIP",
    phone: "電話",
    email: "メール",
    checkedIn: "受付時刻",
    signature: "署名",
    use: "ご記入の情報は本会合の記録と議事録の送付に用い、連絡先は公表しません。",
    kinds: { prayer: "礼拝", lunch: "昼食", break: "休憩" },
  },
};
