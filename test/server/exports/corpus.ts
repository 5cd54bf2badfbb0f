/** A document that holds every node and every mark, as three languages' texts of one TOR. */

import type { ExportInput } from "../../../server/exports/input";
import type { ReplyAnswer, ThreadAnswer } from "../../../shared/answers";
import type { DocumentForm } from "../../../shared/document/form";
import type { NodeJson } from "../../../shared/document/json";
import type { Language } from "../../../shared/locale/languages";

export const text = (
  words: string,
  ...marks: (string | { type: string; attrs: Record<string, unknown> })[]
) => ({
  type: "text",
  text: words,
  ...(marks.length ? { marks: marks.map((mark) => (typeof mark === "string" ? { type: mark } : mark)) } : {}),
});
export const node = (type: string, attrs: Record<string, unknown>, ...content: NodeJson[]): NodeJson => ({
  type,
  attrs,
  content,
});
export const paragraph = (...content: (NodeJson | string)[]): NodeJson =>
  node("paragraph", {}, ...content.map((part) => (typeof part === "string" ? text(part) : part)));
export const section = (id: string, title: string, ...content: NodeJson[]): NodeJson =>
  node("section", { id, key: id, numbered: true }, node("title", {}, text(title)), ...content);
export const heading = (level: number, words: string, id = `h-${words.length}-${level}`): NodeJson =>
  node("heading", { level, id }, text(words));
export const cell = (words: string, attrs: Record<string, unknown> = {}): NodeJson =>
  node("tableCell", attrs, ...(words ? [paragraph(words)] : []));
export const header = (words: string, attrs: Record<string, unknown> = {}): NodeJson =>
  node("tableHeader", attrs, paragraph(words));
export const row = (...cells: NodeJson[]): NodeJson => node("tableRow", {}, ...cells);
export const comment = (id: string) => ({ type: "comment", attrs: { id } });
export const link = (href: string) => ({ type: "link", attrs: { href } });

export const threadIds = {
  open: "01890000-0000-7000-8000-000000000001",
  resolved: "01890000-0000-7000-8000-000000000002",
  table: "01890000-0000-7000-8000-000000000003",
  detached: "01890000-0000-7000-8000-000000000004",
  ownSide: "01890000-0000-7000-8000-000000000005",
};

const person = (name: string, side: "indonesia" | "japan") => ({
  id: "01890000-0000-7000-8000-0000000000aa",
  name,
  organisation:
    side === "japan"
      ? { en: "JICA Consultant Team", id: "Tim Konsultan JICA", ja: "JICA調査団" }
      : { en: "Ministry of Industry", id: "Kementerian Perindustrian", ja: "工業省" },
  side,
  colour: 1,
});

const reply = (name: string, side: "indonesia" | "japan", body: string, at: number): ReplyAnswer => ({
  id: "01890000-0000-7000-8000-0000000000bb",
  by: person(name, side),
  at,
  body,
});

const at = Date.UTC(2023, 6, 25, 2, 30);

const thread = (id: string, language: Language, more: Partial<ThreadAnswer>): ThreadAnswer => ({
  id,
  document: "01890000-0000-7000-8000-0000000000cc",
  language,
  node: null,
  quote: "quoted words",
  audience: "all",
  detached: false,
  resolved: null,
  createdAt: at,
  by: person("Direktur A", "indonesia"),
  replies: [reply("Direktur A", "indonesia", "Please give the source of this figure.", at)],
  mayResolve: true,
  ...more,
});

export const threads = (language: Language): ThreadAnswer[] => [
  thread(threadIds.open, language, {
    replies: [
      reply(
        "Direktur A",
        "indonesia",
        "Which year? @[Konsultan A](01890000-0000-7000-8000-0000000000aa)",
        at,
      ),
      reply("Konsultan A", "japan", "2023, we add the source.", at + 600_000),
    ],
  }),
  thread(threadIds.resolved, language, { resolved: { at: at + 900_000, by: "Konsultan A" } }),
  thread(threadIds.table, language, {}),
  thread(threadIds.detached, language, { detached: true, quote: "words that went" }),
  thread(threadIds.ownSide, language, {
    audience: "own_side",
    replies: [reply("Direktur A", "indonesia", "INTERNAL REMARK", at)],
  }),
];

type Texts = Record<
  | "title"
  | "background"
  | "long"
  | "scope"
  | "work"
  | "item"
  | "no"
  | "task"
  | "owner"
  | "caption"
  | "minutes"
  | "signing",
  string
>;

export const texts: Record<Language, Texts> = {
  en: {
    title: "Terms of Reference for the Study on Battery Standardisation",
    background: "Background",
    long: "The Ministry of Industry and JICA develop the electric motorcycle industry and strengthen its supply chain. Each statement of this paragraph is long enough to be set over several lines, so that the breaking of lines and the space between words can be looked at by somebody who knows how an official document reads.",
    scope: "Scope",
    work: "Work items",
    item: "Review of standards in force",
    no: "No.",
    task: "Task",
    owner: "Person in charge",
    caption: "Work items and persons in charge",
    minutes: "Minutes",
    signing: "Signing",
  },
  id: {
    title: "Kerangka Acuan Kerja Studi Standardisasi Baterai",
    background: "Latar Belakang",
    long: "Kementerian Perindustrian dan JICA mengembangkan industri sepeda motor listrik serta memperkuat rantai pasoknya. Setiap pernyataan dalam paragraf ini cukup panjang untuk dipertanggungjawabkan dalam beberapa baris, sehingga pemenggalan baris dan jarak antarkata dapat dilihat oleh orang yang memahami naskah dinas.",
    scope: "Ruang Lingkup",
    work: "Uraian Pekerjaan",
    item: "Telaah standar yang berlaku",
    no: "No.",
    task: "Pekerjaan",
    owner: "Penanggung jawab",
    caption: "Butir pekerjaan dan penanggung jawab",
    minutes: "Notula",
    signing: "Pengesahan",
  },
  ja: {
    title: "バッテリー標準化調査 業務指示書(TOR)",
    background: "背景",
    long: "工業省及びJICAは、インドネシアにおける電動二輪車産業の振興とサプライチェーンの強化に取り組んでいる。本段落の各文は、行の折り返し、句読点の処理、和文と欧文(Latin text)の間隔を、公文書を読み慣れた者が確認できるように、数行にわたる長さで書かれている。「禁則処理」の対象となる記号も含む。",
    scope: "業務の範囲",
    work: "業務の内容",
    item: "現行規格の確認",
    no: "番号",
    task: "業務",
    owner: "担当",
    caption: "業務項目及び担当",
    minutes: "議事録",
    signing: "署名",
  },
};

const form: DocumentForm = {
  template: "tor-jica-study",
  kind: "tor",
  page: { size: "A4", orientation: "portrait", margins: { top: 25, right: 25, bottom: 25, left: 30 } },
  numbering: { en: "1 / 1.1 / (1) / a)", id: "A. / 1. / a. / 1)", ja: "第1 / 1 / (1) / ア" },
  cover: [],
  sections: [],
  fields: {},
};

export function body(language: Language): NodeJson {
  const t = texts[language];
  return {
    type: "doc",
    content: [
      section(
        "background",
        t.background,
        heading(2, `${t.background} 1`),
        paragraph(t.long, text(" bold", "bold"), text(" italic", "italic"), text(" underline", "underline")),
        paragraph(
          text("struck", "strike"),
          text(" all of it", "bold", "italic", "underline", "strike"),
          text(" safe link", link("https://example.org/a?b=1&c=<2>")),
          text(" unsafe link", link("javascript:alert(1)")),
          text(" kept", { type: "insertion", attrs: { id: "s1" } }),
          text(" DELETED", { type: "deletion", attrs: { id: "s2" } }),
          node("footnote", { id: "f1", text: `Footnote one 注釈 <b>&amp;</b>` }),
        ),
        paragraph(
          text("commented words", comment(threadIds.open)),
          text(" and both", comment(threadIds.open), comment(threadIds.resolved)),
          text(" and resolved", comment(threadIds.resolved), "bold"),
          { type: "hardBreak" },
          text("after the break "),
          node("field", { key: "budget" }),
          text(", "),
          node("field", { key: "start_date" }),
          text(", "),
          node("mention", { kind: "person", ref: "x", label: "Konsultan A" }),
          text(", "),
          node("crossReference", { target: "work" }),
          text(", "),
          node("crossReference", { target: "t1" }),
          text(", "),
          node("crossReference", { target: "gone" }),
        ),
        paragraph(),
        paragraph("Japanese name in the text: 電動二輪車産業振興(JICA)に係る調査、髙﨑𠮷 and back."),
        node("paragraph", { align: "center" }, text("centred")),
        node("paragraph", { align: "right" }, text("to the right")),
        heading(3, `${t.background} (1)`),
        paragraph(t.long),
        heading(4, `${t.background} a)`),
        paragraph(t.long),
        node("blockquote", {}, paragraph("quoted ", text("text", "italic"))),
      ),
      section(
        "scope",
        t.scope,
        node(
          "bulletList",
          {},
          node(
            "listItem",
            {},
            paragraph("bullet one"),
            node("bulletList", {}, node("listItem", {}, paragraph("bullet two, within"))),
          ),
          node("listItem", {}, paragraph("bullet three"), paragraph("second paragraph of it")),
        ),
        node(
          "orderedList",
          { start: 3 },
          node(
            "listItem",
            {},
            paragraph("number three"),
            node("orderedList", { start: 1 }, node("listItem", {}, paragraph("number within"))),
          ),
          node("listItem", {}, paragraph("number four")),
        ),
        node("orderedList", { start: 1 }, node("listItem", {}, paragraph("a new list begins at one"))),
        heading(2, `${t.scope} 2`),
        node("image", { id: "i1", alt: "map of the sites", caption: "Sites" }),
      ),
      section(
        "work",
        t.work,
        node(
          "table",
          { id: "t1", caption: t.caption, threads: threadIds.table },
          row(header(t.no, { rowspan: 2 }), header(t.task, { colspan: 2 }), header(t.owner, { rowspan: 2 })),
          row(header(`${t.task} A`), header(`${t.task} B`)),
          row(cell("1", { rowspan: 2 }), cell(t.item, { colspan: 2 }), cell("")),
          row(cell(t.item), cell("jagged: a cell is missing here")),
          row(cell("3", { colspan: 9, rowspan: 9 })),
          row(),
        ),
        node(
          "table",
          { id: "t2" },
          ...Array.from({ length: 3 }, (_, i) => row(cell(`plain ${i}`), cell(t.long))),
        ),
      ),
      section(
        "minutes",
        t.minutes,
        node("input", { id: "m1", by: "GIAMM", visibility: "public" }, paragraph("An input.")),
        node(
          "input",
          { id: "m2", by: "UNNAMED", visibility: "not_for_attribution" },
          paragraph("Without a name."),
        ),
        node("input", { id: "m3", by: "SECRETBY", visibility: "confidential" }, paragraph("SECRETTEXT")),
        node("decision", { id: "m4", by: "Kemenperin" }, paragraph("A decision.")),
        node("followUp", { id: "m5", owner: "ASDIPI", due: "2023-08-31" }, paragraph("A follow-up.")),
        node("attendance", { id: "m6" }),
        node("programme", { id: "m7" }),
      ),
      node(
        "section",
        { id: "signing", numbered: false },
        node("title", {}, text(t.signing)),
        node("signature", { id: "s1", key: "signature" }),
      ),
    ],
  };
}

export function input(language: Language, more: Partial<ExportInput> = {}): ExportInput {
  return {
    language,
    bindingLanguage: "en",
    title: { en: texts.en.title, id: texts.id.title, ja: texts.ja.title },
    form,
    body: body(language),
    fields: {
      budget: { text: "Rp1.250.000,00", isEmpty: false },
      start_date: { text: { en: "[Start]", id: "[Mulai]", ja: "[開始日]" }[language], isEmpty: true },
    },
    threads: threads(language),
    comments: "all",
    cover: [
      { label: { en: "Activity", id: "Kegiatan", ja: "活動" }[language], text: "ACT-1", isEmpty: false },
      { label: { en: "Date", id: "Tanggal", ja: "日付" }[language], text: "[Date]", isEmpty: true },
    ],
    parties: [
      {
        id: "o1",
        side: "indonesia",
        name: {
          en: "Ministry of Industry of the Republic of Indonesia",
          id: "Kementerian Perindustrian Republik Indonesia",
          ja: "インドネシア共和国工業省",
        },
        short: { en: "Kemenperin" },
      },
      {
        id: "o2",
        side: "japan",
        name: {
          en: "Japan International Cooperation Agency",
          id: "Badan Kerja Sama Internasional Jepang",
          ja: "独立行政法人国際協力機構",
        },
        short: { en: "JICA" },
      },
      { id: "o3", side: "other", name: { en: "OTHERPARTY" }, short: {} },
    ],
    date: null,
    changedAt: Date.UTC(2023, 6, 26, 3),
    versionLabel: { en: "Draft", id: "Konsep", ja: "案" }[language],
    ...more,
  };
}
