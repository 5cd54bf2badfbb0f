/** A letter's words from its template and its facts. What is not known stays a gap that names itself. */
import { showDate, showPeriod } from "../locale/dates";
import { inLanguage, type Language, type Localised } from "../locale/languages";
import { showNip } from "../workshop/nip";
import type { BoundInLetters, LetterField, LetterTemplate } from "./letter-template";

export type LetterFact = string | { start: string; end: string };
export type LetterFacts = Record<string, LetterFact>;

/** Rows of the project, as each language names them; null where the row or its value is not there. */
export type LetterBound = Record<BoundInLetters, Localised | null>;

/** `gap`: the key of what is not known. */
export type LetterPiece = { text: string; gap?: string };
export type LetterWords = LetterPiece[];

export type FilledLetter = {
  subject: LetterWords;
  paragraphs: LetterWords[];
  /** Set out one below the other, after so many paragraphs. */
  details: { label: string; words: LetterWords }[];
  detailsAfter: number;
  attachments: string[];
};

export type LetterContent = {
  template: LetterTemplate;
  facts: LetterFacts;
  bound: LetterBound;
  language: Language;
  /** Paragraphs written by hand take the place of the template's. */
  paragraphs?: readonly string[] | undefined;
};

/** How a value stands in a language; undefined when there is none. */
export function showFact(
  { template, facts, bound, language }: Omit<LetterContent, "paragraphs">,
  key: string,
): string | undefined {
  const field = template.fields.find((one) => one.key === key);
  if (!field) return inLanguage(bound[key as BoundInLetters], language) || undefined;
  const value = facts[key];
  return value === undefined || value === "" ? undefined : showValue(field, value, language);
}

export function showValue(field: LetterField, value: LetterFact, language: Language): string {
  if (typeof value !== "string") return showPeriod(value.start, value.end, language);
  switch (field.type) {
    case "date":
      return showDate(value, language);
    case "choice":
      return inLanguage(field.options.find((option) => option.key === value)?.label, language) || value;
    case "nip":
      return showNip(value);
    case "lines":
      return value
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean)
        .join("\n");
    default:
      return value;
  }
}

/** What the letter cannot go out without, by key: facts, and whatever its words would have to leave open. */
export function missingFacts(content: LetterContent): string[] {
  const facts = content.template.fields
    .filter(({ key, isRequired }) => isRequired && showFact(content, key) === undefined)
    .map(({ key }) => key);
  const { subject, paragraphs, details } = fillLetter(content);
  const gaps = [subject, ...paragraphs, ...details.map(({ words }) => words)]
    .flat()
    .flatMap(({ gap }) => gap ?? []);
  return [...new Set([...facts, ...gaps])];
}

const boundLabels: Record<BoundInLetters, Localised> = {
  project_name: { en: "Project name", id: "Nama proyek", ja: "案件名" },
  activity_name: { en: "Activity", id: "Kegiatan", ja: "活動" },
  survey_name: { en: "Survey", id: "Survei", ja: "調査" },
  workshop_title: { en: "Workshop", id: "Lokakarya", ja: "ワークショップ" },
  workshop_date: { en: "Day and date", id: "Hari, tanggal", ja: "開催日" },
  workshop_time: { en: "Time", id: "Pukul", ja: "時間" },
  workshop_venue: { en: "Place / link", id: "Tempat/tautan", ja: "会場" },
  organisation_name: { en: "Organization", id: "Instansi", ja: "機関" },
};

/** What a fact, or a value of another row, is called. */
export const letterLabel = (fields: readonly LetterField[], key: string): Localised =>
  fields.find((field) => field.key === key)?.label ?? boundLabels[key as BoundInLetters];

export function fillLetter(content: LetterContent): FilledLetter {
  const { template, language } = content;
  const labelOf = (key: string) => inLanguage(letterLabel(template.fields, key), language);
  const words = (pattern: string): LetterWords => {
    const pieces: LetterWords = [];
    let at = 0;
    for (const found of pattern.matchAll(/\{\{([a-z_0-9]+)\}\}/g)) {
      const [whole, key = ""] = found;
      if (found.index > at) pieces.push({ text: pattern.slice(at, found.index) });
      pieces.push(pieceOf(key));
      at = found.index + whole.length;
    }
    if (at < pattern.length) pieces.push({ text: pattern.slice(at) });
    return pieces;
  };
  function pieceOf(key: string): LetterPiece {
    const value = showFact(content, key);
    return value === undefined
      ? { text: `[${labelOf(key)}]`, gap: key }
      : { text: value.replaceAll("\n", ", ") };
  }
  /** A detail that nobody needs is left out where it is unknown. */
  const details = template.details.flatMap((key) => {
    const value = showFact(content, key);
    const field = template.fields.find((one) => one.key === key);
    if (value === undefined && field && !field.isRequired) return [];
    const text = value === undefined ? pieceOf(key) : { text: value };
    return { label: labelOf(key), words: [text] };
  });
  return {
    subject: words(inLanguage(template.subject, language)),
    paragraphs:
      content.paragraphs?.map((text) => [{ text }]) ??
      template.paragraphs.map((paragraph) => words(inLanguage(paragraph, language))),
    details,
    detailsAfter: template.detailsAfter,
    attachments: template.attachments.map((one) => inLanguage(one, language)),
  };
}

export const plainWords = (words: LetterWords): string => words.map(({ text }) => text).join("");
