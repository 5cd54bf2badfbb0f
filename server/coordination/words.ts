import type { Language } from "../../shared/locale/languages";

type Words = {
  title: string;
  legend: string;
  organisation: string;
  unit: string;
  focal: string;
  position: string;
  phone: string;
  email: string;
  state: string;
  letter: string;
  neededBy: string;
  support: string;
  notes: string;
};

export const coordinationWords: Record<Language, Words> = {
  en: {
    title: "Coordination Matrix of Ministries, Agencies and Associations",
    legend: "Roles",
    organisation: "Organization",
    unit: "Unit",
    focal: "Focal point",
    position: "Position",
    phone: "Phone",
    email: "E-mail",
    state: "Step",
    letter: "Letter no.",
    neededBy: "Needed by",
    support: "Support needed",
    notes: "Notes",
  },
  id: {
    title: "Matriks Koordinasi Kementerian/Lembaga dan Asosiasi",
    legend: "Peran",
    organisation: "Instansi/asosiasi",
    unit: "Unit kerja",
    focal: "Narahubung",
    position: "Jabatan",
    phone: "Telepon",
    email: "Surel",
    state: "Tahap",
    letter: "No. surat",
    neededBy: "Dibutuhkan paling lambat",
    support: "Dukungan yang dibutuhkan",
    notes: "Keterangan",
  },
  ja: {
    title: "関係省庁・団体調整表",
    legend: "役割",
    organisation: "機関・団体",
    unit: "部署",
    focal: "窓口",
    position: "役職",
    phone: "電話",
    email: "メール",
    state: "進捗",
    letter: "文書番号",
    neededBy: "必要期限",
    support: "必要な協力",
    notes: "備考",
  },
};
