import type { Language } from "../../shared/locale/languages";
import type { RegisterKind, Visibility } from "../../shared/register/blocks";
import type { Missing } from "../../shared/register/missing";
import type { Channel } from "./register-store";

const marks: Record<RegisterKind, string> = { input: "IN", decision: "DE", followUp: "FU" };

/** `IN-0007`: the same in every language, so that people can name it to each other. */
export const rowNumber = (kind: RegisterKind, number: number): string =>
  `${marks[kind]}-${String(number).padStart(4, "0")}`;

export type ColumnName =
  | "id"
  | "by"
  | "received"
  | "channel"
  | "minutes"
  | "topic"
  | "input"
  | "code"
  | "disposition"
  | "answer"
  | "destination"
  | "state"
  | "responsible"
  | "takenUp"
  | "was"
  | "becomes"
  | "circulation"
  | "missing"
  | "decision"
  | "action"
  | "owner"
  | "person"
  | "due"
  | "dueInMinutes"
  | "overdue"
  | "blockedBy"
  | "progress"
  | "closed";

type Words = {
  column: Record<ColumnName, string>;
  visibility: Record<Visibility, string>;
  channel: Record<Channel, string>;
  missing: Record<Missing, string>;
  yes: string;
  rows: string;
  asOf: string;
} & Record<RegisterKind, { sheet: string; paper: string }>;

/** What sheets and calendars say. */
export const sheetWords: Record<Language, Words> = {
  en: {
    input: { sheet: "Inputs", paper: "Comment-Response Matrix" },
    decision: { sheet: "Decisions", paper: "Decisions" },
    followUp: { sheet: "Follow-ups", paper: "Action Tracker" },
    column: {
      id: "No.",
      by: "From",
      received: "Received",
      channel: "Channel",
      minutes: "Minutes",
      topic: "Topic",
      input: "Input",
      code: "Code",
      disposition: "Disposition",
      answer: "Answer and reason",
      destination: "Stage or addressee",
      state: "Status",
      responsible: "Responsible",
      takenUp: "Taken up in",
      was: "Was",
      becomes: "Becomes",
      circulation: "Circulation",
      missing: "Missing",
      decision: "Decision",
      action: "Action",
      owner: "Owner",
      person: "Person",
      due: "Due",
      dueInMinutes: "Due in the minutes",
      overdue: "Overdue",
      blockedBy: "Blocked by",
      progress: "Progress",
      closed: "Closed",
    },
    visibility: {
      public: "Public",
      not_for_attribution: "Not for attribution",
      confidential: "Confidential",
    },
    channel: { letter: "Letter", mail: "E-mail", hand_in: "Handed in" },
    missing: { text: "text", by: "who said it", topic: "topic", owner: "owner", due: "due date" },
    yes: "Yes",
    rows: "Rows",
    asOf: "Last change",
  },
  id: {
    input: { sheet: "Masukan", paper: "Matriks Masukan dan Tanggapan" },
    decision: { sheet: "Keputusan", paper: "Daftar Keputusan" },
    followUp: { sheet: "Tindak lanjut", paper: "Matriks Tindak Lanjut" },
    column: {
      id: "No.",
      by: "Dari",
      received: "Diterima",
      channel: "Saluran",
      minutes: "Notula",
      topic: "Topik",
      input: "Masukan",
      code: "Kode",
      disposition: "Hasil",
      answer: "Tanggapan dan alasan",
      destination: "Tahap atau alamat terusan",
      state: "Status",
      responsible: "Penanggung jawab",
      takenUp: "Dimuat dalam",
      was: "Semula",
      becomes: "Menjadi",
      circulation: "Sifat",
      missing: "Belum ada",
      decision: "Keputusan",
      action: "Uraian",
      owner: "Penanggung jawab",
      person: "Narahubung",
      due: "Tenggat",
      dueInMinutes: "Tenggat dalam notula",
      overdue: "Terlambat",
      blockedBy: "Terhambat oleh",
      progress: "Perkembangan",
      closed: "Selesai",
    },
    visibility: {
      public: "Terbuka",
      not_for_attribution: "Tanpa menyebut sumber",
      confidential: "Rahasia",
    },
    channel: { letter: "Surat", mail: "Surel", hand_in: "Diserahkan" },
    missing: { text: "teks", by: "sumber", topic: "topik", owner: "penanggung jawab", due: "tenggat" },
    yes: "Ya",
    rows: "Jumlah baris",
    asOf: "Perubahan terakhir",
  },
  ja: {
    input: { sheet: "意見", paper: "コメント対応表" },
    decision: { sheet: "決定事項", paper: "決定事項一覧" },
    followUp: { sheet: "対応事項", paper: "対応事項管理表" },
    column: {
      id: "番号",
      by: "提出者",
      received: "受領日",
      channel: "経路",
      minutes: "議事録",
      topic: "議題",
      input: "意見",
      code: "区分",
      disposition: "区分名",
      answer: "回答・理由",
      destination: "時期・転送先",
      state: "状況",
      responsible: "担当",
      takenUp: "反映箇所",
      was: "旧",
      becomes: "新",
      circulation: "取扱",
      missing: "未記入",
      decision: "決定事項",
      action: "内容",
      owner: "担当機関",
      person: "担当者",
      due: "期限",
      dueInMinutes: "議事録の期限",
      overdue: "期限超過",
      blockedBy: "停滞の理由",
      progress: "進捗",
      closed: "完了日",
    },
    visibility: { public: "公開", not_for_attribution: "発言者非公表", confidential: "非公開" },
    channel: { letter: "書簡", mail: "メール", hand_in: "提出" },
    missing: { text: "本文", by: "提出者", topic: "議題", owner: "担当", due: "期限" },
    yes: "はい",
    rows: "件数",
    asOf: "最終更新",
  },
};
