import type { AttendanceAnswer, Organisation } from "../../shared/answers";
import { showDate, showTime } from "../../shared/locale/dates";
import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import { clockOf, minutesOfClock, timesOf } from "../../shared/workshop/programme";
import { type Zone, zones } from "../../shared/workshop/zones";
import type { WorkshopFacts } from "../access/access";
import type { ExportInput } from "../exports/input";
import { type Listed, paperInput } from "./paper";
import { paperWords } from "./paper-words";
import type { StoredItem } from "./programme-store";

type Facts = Pick<WorkshopFacts, "title" | "date" | "time" | "end" | "zone" | "venue" | "link">;
type About = { language: Language; parties: Organisation[]; now: number };

/** The programme, with the times that add up. */
export function programmePaper(
  workshop: Facts,
  items: readonly StoredItem[],
  { language, parties, now }: About,
): ExportInput {
  const words = paperWords[language];
  return paperInput({
    language,
    title: titled(words.programme, workshop.title, language),
    facts: factsOf(workshop, language),
    parties,
    heading: words.programme,
    notice: "",
    ...listedProgramme(workshop, items, language),
    date: workshop.date,
    changedAt: now,
  });
}

export function listedProgramme(
  workshop: Pick<Facts, "time">,
  items: readonly StoredItem[],
  language: Language,
): Listed<"number" | "start" | "minutes" | "item" | "speaker"> {
  const words = paperWords[language];
  const times = timesOf(items, workshop.time);
  return {
    columns: {
      number: words.number,
      start: words.start,
      minutes: words.minutes,
      item: words.item,
      speaker: words.speaker,
    },
    rows: items.map(({ kind, title, minutes, speaker }, index) => {
      const { start } = times[index]!;
      return {
        number: String(index + 1),
        start: start === null ? "" : showTime(clockOf(start), language),
        minutes: minutes ? String(minutes) : "",
        item: inLanguage(title, language),
        speaker: speaker || (words.kinds[kind] ? `(${words.kinds[kind]})` : ""),
      };
    }),
  };
}

/** Who attended, by name and organisation: what goes into minutes that are handed on. */
export function listedAttendance(
  { rows }: Pick<AttendanceAnswer, "rows">,
  language: Language,
): Listed<"number" | "name" | "organisation"> {
  const { number, name, organisation } = paperWords[language];
  return {
    columns: { number, name, organisation },
    rows: rows.map((row) => ({
      number: String(row.number),
      name: row.name,
      organisation: organisationIn(row, language),
    })),
  };
}

const organisationIn = ({ organisation }: AttendanceAnswer["rows"][number], language: Language): string =>
  typeof organisation === "string" ? organisation : inLanguage(organisation, language);

/** Lines to be filled in by hand: a page is full of them when nobody is listed yet. */
const freeLines = 18;

/**
 * The sheet of those who attended, with room to sign; until the workshop is closed with free lines for who comes.
 * Columns for personal data are there only when it is asked for.
 */
export function attendancePaper(
  workshop: Facts & Pick<WorkshopFacts, "state">,
  { rows }: AttendanceAnswer,
  { language, parties, now, isPersonal }: About & { isPersonal: boolean },
): ExportInput {
  const words = paperWords[language];
  const personal = { nip: words.nip, phone: words.phone, email: words.email };
  return paperInput<string>({
    language,
    title: titled(words.attendance, workshop.title, language),
    facts: factsOf(workshop, language),
    parties,
    heading: words.attendance,
    notice: words.use,
    columns: {
      number: words.number,
      name: words.name,
      position: words.position,
      organisation: words.organisation,
      ...(isPersonal ? personal : {}),
      checkedIn: words.checkedIn,
      signature: words.signature,
    },
    rows: [
      ...rows.map((row) => ({
        number: String(row.number),
        name: row.name,
        position: row.position,
        organisation: organisationIn(row, language),
        nip: row.personal?.nip ?? "",
        phone: row.personal?.phone ?? "",
        email: row.personal?.email ?? "",
        checkedIn: showTime(clockIn(row.attendedAt, workshop.zone), language),
        signature: "",
      })),
      ...(workshop.state === "closed" ? [] : freeNumbers(rows.length)),
    ],
    date: workshop.date,
    changedAt: now,
  });
}

const blank = {
  name: "",
  position: "",
  organisation: "",
  nip: "",
  phone: "",
  email: "",
  checkedIn: "",
  signature: "",
};

const freeNumbers = (listed: number) =>
  Array.from({ length: freeLines }, (_, at) => ({ ...blank, number: String(listed + at + 1) }));

const titled = (what: string, title: Localised, language: Language): Localised => ({
  [language]:
    language === "ja" ? `${inLanguage(title, language)} ${what}` : `${what}: ${inLanguage(title, language)}`,
});

function factsOf({ date, time, end, zone, venue, link }: Facts, language: Language) {
  const words = paperWords[language];
  return [
    { label: words.date, text: date && showDate(date, language, { weekday: true }) },
    { label: words.time, text: time && hours(time, end, zone, link !== null, language) },
    { label: words.venue, text: venue },
    ...(link ? [{ label: words.link, text: link }] : []),
  ];
}

/** `09:00–12:00 (WIB)`; who joins from Japan also reads their own hours. */
function hours(time: string, end: string | null, zone: Zone, isOnline: boolean, language: Language): string {
  const shown = (to: Zone) => {
    const later = zones[to].minutes - zones[zone].minutes;
    const clock = (at: string) => showTime(clockOf(minutesOfClock(at) + later), language);
    return `${clock(time)}${end ? `–${clock(end)}` : ""} (${zones[to].short})`;
  };
  const isAlsoJapan = isOnline && zone !== "Asia/Tokyo";
  return isAlsoJapan ? `${shown(zone)} / ${shown("Asia/Tokyo")}` : shown(zone);
}

const clockIn = (at: number, zone: Zone): string =>
  clockOf((Math.floor(at / 60_000) % 1440) + zones[zone].minutes);
