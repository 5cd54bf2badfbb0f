/**
 * The story that the demo tells: the first workshop of "JICA Project 2023", in the facts of the news article only
 * (project, activities, topics, who takes part by role). What the article leaves open, such as the workshop's date,
 * place and participants or the project's dates, stays open here. No real people: "Konsultan A" and so on.
 */
import type { Language, Localised } from "../../shared/locale/languages";
import type { Role, Side } from "../../shared/roles";
import type { ItemKind } from "../../shared/workshop/programme";

export const projectName: Localised = {
  en: "Data collection and study on development of the electric motorcycle industry and strengthening of its supply chain in Indonesia (JICA Project 2023)",
  id: "Penghimpunan data dan studi tentang pengembangan industri dan penguatan rantai pasok sepeda motor listrik di Indonesia (JICA Project 2023)",
  ja: "インドネシアにおける電動二輪車産業の振興及びサプライチェーン強化に関する情報収集・調査(JICA Project 2023)",
};

export const workshop = {
  title: {
    en: "The 1st Workshop on JICA Project 2023",
    id: "Lokakarya Pertama JICA Project 2023",
    ja: "JICA Project 2023 第1回ワークショップ",
  } as Localised,
};

export const activities: {
  code: string;
  source: "activity" | "discussion_issue";
  name: Localised;
  template: string;
}[] = [
  {
    code: "ACT-1",
    source: "activity",
    template: "tor-battery-standardisation",
    name: {
      en: "Study on battery standardization",
      id: "Studi tentang standardisasi baterai",
      ja: "バッテリー標準化に関する調査",
    },
  },
  {
    code: "ACT-2",
    source: "activity",
    template: "tor-demand-survey",
    name: {
      en: "Demand survey on electric motorcycles and battery-swap services",
      id: "Survei permintaan sepeda motor listrik dan layanan penukaran baterai",
      ja: "電動二輪車及びバッテリー交換サービスの需要調査",
    },
  },
  {
    code: "ACT-3",
    source: "activity",
    template: "tor-pilot-project",
    name: { en: "Pilot project", id: "Proyek percontohan", ja: "パイロット事業" },
  },
  {
    code: "ACT-4",
    source: "activity",
    template: "tor-impact-parts-makers",
    name: {
      en: "Survey on the impact on existing conventional motorcycle parts makers",
      id: "Survei dampak terhadap produsen suku cadang sepeda motor konvensional yang sudah ada",
      ja: "既存の二輪車部品メーカーへの影響調査",
    },
  },
  {
    code: "ACT-5",
    source: "discussion_issue",
    template: "tor-supply-chain",
    name: {
      en: "Survey on the component supply chain of electric motorcycles",
      id: "Survei rantai pasok komponen kendaraan motor listrik",
      ja: "電動二輪車部品サプライチェーン調査",
    },
  },
];

export const topics: { name: Localised }[] = [
  {
    name: {
      en: "EV production roadmap",
      id: "Peta jalan produksi kendaraan listrik",
      ja: "EV生産ロードマップ",
    },
  },
  { name: { en: "Battery standardization", id: "Standardisasi baterai", ja: "バッテリー標準化" } },
  {
    name: {
      en: "Battery safety and recycling",
      id: "Isu keamanan dan daur ulang baterai",
      ja: "バッテリーの安全性・リサイクル",
    },
  },
  {
    name: {
      en: "Promotion of Japanese investment in Indonesia",
      id: "Promosi investasi perusahaan Jepang di Indonesia",
      ja: "日本企業の対インドネシア投資促進",
    },
  },
];

/**
 * What was presented and discussed; the article says neither how long nor in which order. `topic` counts the topics
 * above.
 */
export const programme: { kind: ItemKind; title: Localised; speaker?: string; topic?: number }[] = [
  {
    kind: "talk",
    speaker: "Tim Konsultan JICA",
    title: {
      en: "Agenda and objectives of the project",
      id: "Agenda dan tujuan proyek",
      ja: "プロジェクトの議題と目的",
    },
  },
  ...topics.map(({ name }, topic) => ({ kind: "talk" as const, title: name, topic })),
  {
    kind: "discussion",
    title: {
      en: "Survey on the component supply chain",
      id: "Survei rantai pasok komponen",
      ja: "部品サプライチェーン調査",
    },
  },
  {
    kind: "discussion",
    title: {
      en: "Impact of developing the electric motorcycle ecosystem",
      id: "Dampak pengembangan ekosistem sepeda motor listrik",
      ja: "電動二輪車エコシステム整備の影響",
    },
  },
  {
    kind: "discussion",
    title: {
      en: "Drafting the terms of reference of the main activities",
      id: "Penyusunan kerangka acuan kerja kegiatan utama",
      ja: "主要活動の業務指示書の作成",
    },
  },
];

/**
 * What the minutes of the workshop capture, in the article's facts: it names the issues that were raised and not by
 * whom, so their givers stay open. `issue` counts the discussion items of the programme, `topic` the topics.
 */
export const captured: {
  inputs: { key: string; issue: number; text: Localised }[];
  decisions: { key: string; text: Localised }[];
  followUps: { key: string; owner: string; text: Localised }[];
} = {
  inputs: [
    {
      key: "supply-chain",
      issue: 0,
      text: {
        en: "The survey of the component supply chain of electric motorcycles in Indonesia is an important issue.",
        id: "Survei rantai pasok komponen kendaraan motor listrik di Indonesia merupakan isu penting.",
      },
    },
    {
      key: "ecosystem",
      issue: 1,
      text: {
        en: "The impact of developing the ecosystem of the electric motorcycle industry is an important issue.",
        id: "Dampak pengembangan ekosistem industri kendaraan motor listrik merupakan isu penting.",
      },
    },
    {
      key: "terms",
      issue: 2,
      text: {
        en: "The drafting of terms of reference for the main activities of the project is an important issue.",
        id: "Penyusunan kerangka acuan kerja untuk kegiatan utama proyek merupakan isu penting.",
      },
    },
  ],
  decisions: [
    {
      key: "coordination",
      text: {
        en: "The Ministry of Industry and JICA will go on coordinating in the implementation of the plan of JICA Project 2023.",
        id: "Kementerian Perindustrian dan JICA akan terus berkoordinasi dalam mengimplementasikan rencana JICA Project 2023.",
      },
    },
    {
      key: "activities",
      text: {
        en: "The project involves a study on battery standardization, a demand survey on electric motorcycles and battery-swap services, a pilot project, and a survey on the impact on existing conventional motorcycle parts makers.",
        id: "Proyek melibatkan studi tentang standardisasi baterai, survei permintaan sepeda motor listrik dan layanan penukaran baterai, proyek percontohan, serta survei mengenai dampak terhadap produsen suku cadang sepeda motor konvensional yang sudah ada.",
      },
    },
  ],
  followUps: [
    {
      key: "surveys",
      owner: "ASDIPI, Kemenperin",
      text: { en: "Facilitate the surveys.", id: "Memfasilitasi pelaksanaan survei." },
    },
    {
      key: "partners",
      owner: "ASDIPI, Kemenperin",
      text: {
        en: "Coordinate with ministries, agencies and associations.",
        id: "Koordinasi dengan berbagai kementerian/lembaga dan asosiasi terkait.",
      },
    },
  ],
};

/** How one input was answered: by words that a TOR says now, under one of its sub-headings. */
export const answered: {
  input: string;
  template: string;
  under: string;
  becomes: Partial<Record<Language, string>>;
  answer: Localised;
  proposedBy: string;
  approvedBy: string;
} = {
  input: "supply-chain",
  template: "tor-supply-chain",
  under: "related_cooperation",
  becomes: {
    en: "“The 1st Workshop on JICA Project 2023” discussed the survey of the component supply chain of electric motorcycles in Indonesia among its important issues.",
    id: "Survei rantai pasok komponen kendaraan motor listrik di Indonesia merupakan salah satu isu penting dalam diskusi “The 1st Workshop on JICA Project 2023”.",
  },
  answer: {
    en: "Taken up: a draft TOR of its own names the survey as an issue of the workshop.",
    id: "Ditampung: rancangan KAK tersendiri menyebut survei ini sebagai isu lokakarya.",
    ja: "採用。独立したTOR案に、本調査をワークショップの論点として記載した。",
  },
  proposedBy: "konsultan-a",
  approvedBy: "sekretariat",
};

export const organisations: Record<string, { side: Side; name: Localised; short: Localised }> = {
  asdipi: {
    side: "indonesia",
    name: {
      en: "Directorate of Access to Industrial Resources and International Promotion, Ministry of Industry",
      id: "Direktorat Akses Sumber Daya Industri dan Promosi Internasional, Kementerian Perindustrian",
      ja: "工業省 産業資源アクセス・国際促進局",
    },
    short: { en: "ASDIPI, Kemenperin", id: "ASDIPI, Kemenperin", ja: "工業省 ASDIPI" },
  },
  consultants: {
    side: "japan",
    name: { en: "JICA Consultant Team", id: "Tim Konsultan JICA", ja: "JICAコンサルタントチーム" },
    short: { en: "JICA Consultant Team", id: "Tim Konsultan JICA", ja: "JICAコンサルタント" },
  },
  association: {
    side: "other",
    name: { en: "Association A", id: "Asosiasi A", ja: "協会A" },
    short: { en: "Association A", id: "Asosiasi A", ja: "協会A" },
  },
};

/** Each on a host name of their own, so that one browser can be all of them at once. */
export const people: { key: string; name: string; role: Role; organisation: string }[] = [
  { key: "sekretariat", name: "Sekretariat", role: "secretariat", organisation: "asdipi" },
  { key: "konsultan-a", name: "Konsultan A", role: "editor", organisation: "consultants" },
  { key: "konsultan-b", name: "Konsultan B", role: "editor", organisation: "consultants" },
  { key: "direktur", name: "Direktur", role: "commenter", organisation: "asdipi" },
  { key: "pengamat", name: "Pengamat Asosiasi A", role: "observer", organisation: "association" },
];

/** What is written under a sub-heading of the first TOR, retold from the article. */
export const background: { template: string; under: string; text: Partial<Record<Language, string>> } = {
  template: "tor-battery-standardisation",
  under: "related_cooperation",
  text: {
    en: "The Ministry of Industry (Kemenperin) and the Japan International Cooperation Agency (JICA) held “The 1st Workshop on JICA Project 2023” to inform stakeholders in Indonesia of JICA’s plan for data collection and a study on the development of the industry and the strengthening of the supply chain of electric motorcycles. The topics were the production roadmap for electric vehicles, battery standardization, battery safety and recycling, and the promotion of investment by Japanese companies in Indonesia.",
    id: "Kementerian Perindustrian (Kemenperin) bersama Japan International Cooperation Agency (JICA) menyelenggarakan “The 1st Workshop on JICA Project 2023” untuk memberi tahu para pemangku kepentingan di Indonesia tentang rencana JICA dalam penghimpunan data dan studi mengenai pengembangan industri dan penguatan rantai pasok sepeda motor listrik. Topiknya meliputi peta jalan produksi kendaraan listrik, standardisasi baterai, keamanan dan daur ulang baterai, serta promosi investasi perusahaan Jepang di Indonesia.",
  },
};

export const comments: {
  template: string;
  language: Language;
  quote: string;
  by: string;
  body: string;
  replies: { by: string; body: string }[];
}[] = [
  {
    template: "tor-battery-standardisation",
    language: "en",
    quote: "battery safety and recycling",
    by: "direktur",
    body: "Isu ini dibahas tersendiri dalam lokakarya. Mohon tetap terlihat pada ruang lingkup.",
    replies: [
      {
        by: "konsultan-a",
        body: "Noted. “Included” in the scope names safety and recycling; please check the wording.",
      },
    ],
  },
  {
    template: "tor-battery-standardisation",
    language: "id",
    quote: "promosi investasi perusahaan Jepang di Indonesia",
    by: "direktur",
    body: "Apakah topik ini ditangani dalam studi baterai, atau cukup disebut sebagai latar belakang?",
    replies: [],
  },
  {
    template: "tor-battery-standardisation",
    language: "en",
    quote: "exchangeable where useful",
    by: "direktur",
    body: "Siapa yang menilai “useful”? Pemangku kepentingan sebaiknya disebut.",
    replies: [],
  },
  {
    template: "tor-supply-chain",
    language: "en",
    quote: "Expertise Required",
    by: "konsultan-b",
    body: "This survey was named among the issues of the discussion, not among the four activities. Does the secretariat want it as a TOR of its own?",
    replies: [{ by: "sekretariat", body: "Ya, disiapkan dahulu; keputusan bersama menyusul." }],
  },
];
