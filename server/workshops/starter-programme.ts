/** A half day to begin from: everything in it is changed or taken out like any other item. */
import type { ItemKind } from "../../shared/workshop/programme";
import type { ItemWish } from "./inputs";

const item = (
  minutes: number,
  kind: ItemKind,
  en: string,
  id: string,
  ja: string,
): ItemWish & { kind: ItemKind } => ({ kind, minutes, title: { en, id, ja } });

const followUpsOfLast = item(
  15,
  "discussion",
  "Follow-ups from last time",
  "Tindak lanjut dari pertemuan sebelumnya",
  "前回からのフォローアップ",
);

/** What was left to be done is gone through before anything new is discussed; a programme has this item once. */
export function withFollowUps<Item extends Pick<ItemWish, "kind" | "title">>(
  items: readonly Item[],
): (Item | typeof followUpsOfLast)[] {
  if (items.some(({ title }) => title?.en === followUpsOfLast.title?.en)) return [...items];
  const first = items.findIndex(({ kind }) => kind === "discussion");
  const at = first < 0 ? items.length : first;
  return [...items.slice(0, at), followUpsOfLast, ...items.slice(at)];
}

export const starterProgramme: readonly ItemWish[] = [
  item(30, "break", "Registration", "Registrasi", "受付"),
  item(5, "talk", "Opening by the master of ceremonies", "Pembukaan oleh pembawa acara", "司会挨拶"),
  item(10, "talk", "Remarks by JICA", "Sambutan JICA", "JICA挨拶"),
  item(
    10,
    "talk",
    "Opening remarks by the Ministry of Industry",
    "Sambutan pembukaan oleh Kementerian Perindustrian",
    "工業省開会挨拶",
  ),
  item(20, "talk", "Agenda and objectives of the project", "Agenda dan tujuan proyek", "案件の概要・目的"),
  item(15, "break", "Coffee break", "Rehat kopi", "休憩"),
  item(30, "talk", "The draft terms of reference", "Rancangan kerangka acuan kerja", "TOR案の説明"),
  item(50, "discussion", "Discussion: technical inputs", "Diskusi: masukan teknis", "協議:技術的意見"),
  item(
    15,
    "discussion",
    "Summary, what was agreed, next steps",
    "Rangkuman, hal yang disepakati, tindak lanjut",
    "総括・合意事項・今後の予定",
  ),
  item(10, "talk", "Closing", "Penutupan", "閉会"),
];
