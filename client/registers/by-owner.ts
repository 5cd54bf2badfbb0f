import type { Organisation } from "../../shared/answers";
import { inLanguage, type Language } from "../../shared/locale/languages";
import { isCalled, plainName } from "../../shared/organisation-name";
import type { FollowUpAnswer } from "../../shared/register/answers";

/** `name` is null where nobody is named. */
export type OwnerGroup = { key: string; name: string | null; rows: FollowUpAnswer[] };

/**
 * Follow-ups by the organisation that does them; a name and its abbreviation are one. Who is most behind comes first,
 * then by name, and last what nobody was named for.
 */
export function byOwner(
  list: readonly FollowUpAnswer[],
  organisations: readonly Organisation[],
  language: Language,
): OwnerGroup[] {
  const groups = new Map<string, OwnerGroup>();
  for (const row of list) {
    const { owner } = row;
    const known = owner === null ? undefined : organisations.find((one) => isCalled(one, owner));
    const key = owner === null ? "" : (known?.id ?? plainName(owner));
    const name = known ? inLanguage(known.short, language) || inLanguage(known.name, language) : owner;
    const group = groups.get(key) ?? { key, name, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const overdue = ({ rows }: OwnerGroup) => rows.filter((row) => row.isOverdue).length;
  const inOrder = new Intl.Collator(language);
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.name === null) - Number(b.name === null) ||
      overdue(b) - overdue(a) ||
      inOrder.compare(a.name ?? "", b.name ?? ""),
  );
}
