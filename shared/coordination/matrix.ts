/** Who does what for which activity, and how far the coordination with each organisation has come. */
import type { Language } from "../locale/languages";

export const roleCodes = ["L", "P", "E", "D", "R", "S", "I"] as const;
export type RoleCode = (typeof roleCodes)[number];

export const coordinationStates = [
  "to_request",
  "letter_drafted",
  "letter_sent",
  "focal_named",
  "scheduled",
  "done",
  "declined",
] as const;
export type CoordinationState = (typeof coordinationStates)[number];

export const roleCodeWords: Record<Language, Record<RoleCode, string>> = {
  en: {
    L: "Lead",
    P: "Supporting",
    E: "Expert or speaker",
    D: "Data provider",
    R: "Respondent",
    S: "Regulator or standards body",
    I: "Informed",
  },
  id: {
    L: "Penanggung jawab",
    P: "Pendukung",
    E: "Narasumber",
    D: "Penyedia data",
    R: "Responden",
    S: "Regulator/lembaga standar",
    I: "Diberi tahu",
  },
  ja: {
    L: "主担当",
    P: "協力",
    E: "専門家・発表者",
    D: "データ提供",
    R: "回答者",
    S: "規制・標準機関",
    I: "情報共有",
  },
};

export const coordinationStateWords: Record<Language, Record<CoordinationState, string>> = {
  en: {
    to_request: "To be asked",
    letter_drafted: "Letter drafted",
    letter_sent: "Letter sent",
    focal_named: "Focal point named",
    scheduled: "Scheduled",
    done: "Done",
    declined: "Declined",
  },
  id: {
    to_request: "Akan diminta",
    letter_drafted: "Surat dirancang",
    letter_sent: "Surat terkirim",
    focal_named: "Narahubung ditunjuk",
    scheduled: "Terjadwal",
    done: "Selesai",
    declined: "Menolak",
  },
  ja: {
    to_request: "依頼前",
    letter_drafted: "書簡作成中",
    letter_sent: "書簡発出済み",
    focal_named: "窓口決定",
    scheduled: "日程確定",
    done: "完了",
    declined: "辞退",
  },
};
