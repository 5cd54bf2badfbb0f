/**
 * Organisations that workshops on electric motorcycles in Indonesia usually meet, so that nobody has to type them. A
 * project takes them over on request and corrects its own copy. Names that no public source has in a language are
 * left out; those of KPAII and ASDIPI in English and Japanese are working translations.
 */
import type { Localised } from "../../shared/locale/languages";
import type { Side } from "../../shared/roles";

export type KnownOrganisation = {
  key: string;
  side: Side;
  name: Localised;
  short?: string;
  /** The last day on which it went by this name. */
  validTo?: string;
};

/** The day before the ministries of the cabinet of October 2024 took over. */
const lastDayOfOldMinistries = "2024-10-20";

export const knownOrganisations: readonly KnownOrganisation[] = [
  {
    key: "kemenperin",
    side: "indonesia",
    name: { id: "Kementerian Perindustrian", en: "Ministry of Industry", ja: "工業省" },
    short: "Kemenperin",
  },
  {
    key: "kpaii",
    side: "indonesia",
    name: {
      id: "Direktorat Jenderal Ketahanan, Perwilayahan dan Akses Industri Internasional",
      en: "Directorate General of Resilience, Regional Development and International Industrial Access",
      ja: "産業強靭化・地域・国際産業アクセス総局",
    },
    short: "Ditjen KPAII",
  },
  {
    key: "asdipi",
    side: "indonesia",
    name: {
      id: "Direktorat Akses Sumber Daya Industri dan Promosi Internasional",
      en: "Directorate of Access to Industrial Resources and International Promotion",
      ja: "産業資源アクセス・国際促進局",
    },
    short: "ASDIPI",
  },
  {
    key: "ilmate",
    side: "indonesia",
    name: {
      id: "Direktorat Jenderal Industri Logam, Mesin, Alat Transportasi dan Elektronika",
      en: "Directorate General of Metal, Machinery, Transport Equipment and Electronics Industry",
      ja: "金属・機械・輸送機器・電子産業総局",
    },
    short: "Ditjen ILMATE",
  },
  {
    key: "ilmatap",
    side: "indonesia",
    name: {
      id: "Direktorat Industri Maritim, Alat Transportasi, dan Alat Pertahanan",
      en: "Directorate of Maritime, Transport Equipment and Defence Equipment Industry",
      ja: "海事・輸送機器・防衛機器産業局",
    },
  },
  {
    key: "bskji",
    side: "indonesia",
    name: {
      id: "Badan Standardisasi dan Kebijakan Jasa Industri",
      en: "Agency for Standardisation and Industrial Services Policy",
      ja: "標準化・産業サービス政策庁",
    },
    short: "BSKJI",
  },
  {
    key: "bsn",
    side: "indonesia",
    name: { id: "Badan Standardisasi Nasional", en: "National Standardization Agency", ja: "国家標準化庁" },
    short: "BSN",
  },
  {
    key: "esdm",
    side: "indonesia",
    name: {
      id: "Kementerian Energi dan Sumber Daya Mineral",
      en: "Ministry of Energy and Mineral Resources",
      ja: "エネルギー・鉱物資源省",
    },
    short: "Kementerian ESDM",
  },
  {
    key: "kemenhub",
    side: "indonesia",
    name: { id: "Kementerian Perhubungan", en: "Ministry of Transportation", ja: "運輸省" },
    short: "Kemenhub",
  },
  {
    key: "klhk",
    side: "indonesia",
    name: {
      id: "Kementerian Lingkungan Hidup dan Kehutanan",
      en: "Ministry of Environment and Forestry",
      ja: "環境林業省",
    },
    short: "KLHK",
    validTo: lastDayOfOldMinistries,
  },
  {
    key: "marves",
    side: "indonesia",
    name: {
      id: "Kementerian Koordinator Bidang Kemaritiman dan Investasi",
      en: "Coordinating Ministry for Maritime Affairs and Investment",
      ja: "海洋・投資担当調整府",
    },
    short: "Kemenko Marves",
    validTo: lastDayOfOldMinistries,
  },
  {
    key: "bkpm",
    side: "indonesia",
    name: {
      id: "Kementerian Investasi/BKPM",
      en: "Ministry of Investment/BKPM",
      ja: "投資省/投資調整庁",
    },
    short: "BKPM",
  },
  {
    key: "bappenas",
    side: "indonesia",
    name: {
      id: "Kementerian Perencanaan Pembangunan Nasional/Bappenas",
      en: "Ministry of National Development Planning/Bappenas",
      ja: "国家開発企画庁",
    },
    short: "Bappenas",
  },
  {
    key: "brin",
    side: "indonesia",
    name: {
      id: "Badan Riset dan Inovasi Nasional",
      en: "National Research and Innovation Agency",
      ja: "国家研究イノベーション庁",
    },
    short: "BRIN",
  },
  {
    key: "bps",
    side: "indonesia",
    name: { id: "Badan Pusat Statistik", en: "Statistics Indonesia", ja: "中央統計庁" },
    short: "BPS",
  },
  {
    key: "kemenkeu",
    side: "indonesia",
    name: { id: "Kementerian Keuangan", en: "Ministry of Finance", ja: "財務省" },
    short: "Kemenkeu",
  },
  {
    key: "korlantas",
    side: "indonesia",
    name: {
      id: "Korps Lalu Lintas Kepolisian Negara Republik Indonesia",
      en: "Traffic Corps, Indonesian National Police",
      ja: "国家警察交通局",
    },
    short: "Korlantas Polri",
  },
  {
    key: "jica",
    side: "japan",
    name: { en: "Japan International Cooperation Agency", ja: "国際協力機構" },
    short: "JICA",
  },
  {
    key: "jetro",
    side: "japan",
    name: { en: "JETRO Jakarta", ja: "ジェトロ・ジャカルタ事務所" },
    short: "JETRO",
  },
  {
    key: "jama",
    side: "japan",
    name: { en: "Japan Automobile Manufacturers Association", ja: "日本自動車工業会" },
    short: "JAMA",
  },
  {
    key: "embassy",
    side: "japan",
    name: { id: "Kedutaan Besar Jepang", en: "Embassy of Japan", ja: "日本国大使館" },
  },
  {
    key: "meti",
    side: "japan",
    name: { en: "Ministry of Economy, Trade and Industry", ja: "経済産業省" },
    short: "METI",
  },
  { key: "aisi", side: "other", name: { id: "Asosiasi Industri Sepeda Motor Indonesia" }, short: "AISI" },
  {
    key: "aismoli",
    side: "other",
    name: { id: "Asosiasi Industri Sepeda Motor Listrik Indonesia" },
    short: "AISMOLI",
  },
  {
    key: "giamm",
    side: "other",
    name: { id: "Gabungan Industri Alat-alat Mobil dan Motor" },
    short: "GIAMM",
  },
  {
    key: "pikko",
    side: "other",
    name: { id: "Perkumpulan Industri Kecil dan Menengah Komponen Otomotif" },
    short: "PIKKO",
  },
  {
    key: "periklindo",
    side: "other",
    name: { id: "Perkumpulan Industri Kendaraan Listrik Indonesia" },
    short: "Periklindo",
  },
  { key: "pln", side: "other", name: { id: "PT PLN (Persero)" }, short: "PLN" },
  { key: "pertamina", side: "other", name: { id: "PT Pertamina (Persero)" }, short: "Pertamina" },
  { key: "ibc", side: "other", name: { en: "Indonesia Battery Corporation" }, short: "IBC" },
  { key: "nbri", side: "other", name: { en: "National Battery Research Institute" }, short: "NBRI" },
];
