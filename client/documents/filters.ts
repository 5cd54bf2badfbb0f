import { useSearchParams } from "@solidjs/router";
import type { DocumentSummary } from "../../shared/answers";
import { inLanguage, isLanguage, type Language } from "../../shared/locale/languages";
import type { Sorting } from "../parts/sorting";
import { language as interfaceLanguage } from "../words/words";

export const kinds = ["tor", "minutes"] as const;
export type Kind = (typeof kinds)[number];

export const documentColumns = ["title", "threads", "changed"] as const;
export type DocumentColumn = (typeof documentColumns)[number];

/** What narrows the list of documents; all of it stands in the address. */
export function useDocumentFilters() {
  const [query, setQuery] = useSearchParams();
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const search = () => text(query.q);
  const kind = (): Kind | "" => kinds.find((known) => known === query.kind) ?? "";
  const language = (): Language | "" => (isLanguage(query.language) ? query.language : "");
  const archived = () => query.archived === "1";
  const set = (next: Record<string, string | undefined>) => setQuery(next, { replace: true });

  return {
    search,
    kind,
    language,
    archived,
    isNarrowed: () => search() !== "" || kind() !== "" || language() !== "",
    setSearch: (q: string) => set({ q: q || undefined }),
    setKind: (next: Kind | "") => set({ kind: next || undefined }),
    setLanguage: (next: Language | "") => set({ language: next || undefined }),
    setArchived: (next: boolean) => set({ archived: next ? "1" : undefined }),
    clear: () => set({ q: undefined, kind: undefined, language: undefined }),
    fits(document: DocumentSummary): boolean {
      if (document.archived && !archived()) return false;
      if (kind() && document.kind !== kind()) return false;
      const wanted = language();
      if (wanted && !document.languages.includes(wanted)) return false;
      const titles = Object.values(document.title).join("\n").toLocaleLowerCase();
      return titles.includes(search().trim().toLocaleLowerCase());
    },
  };
}

/** A sorted copy; equal rows keep the newest change first. */
export function sortDocuments(
  list: readonly DocumentSummary[],
  sorting: Sorting<DocumentColumn>,
): DocumentSummary[] {
  const words = new Intl.Collator(interfaceLanguage());
  const title = (document: DocumentSummary) => inLanguage(document.title, interfaceLanguage());
  const compare: Record<DocumentColumn, (a: DocumentSummary, b: DocumentSummary) => number> = {
    title: (a, b) => words.compare(title(a), title(b)),
    threads: (a, b) => a.openThreads - b.openThreads,
    changed: (a, b) => a.changedAt - b.changedAt,
  };
  const way = sorting.isDown() ? -1 : 1;
  return [...list].sort((a, b) => way * compare[sorting.column()](a, b) || b.changedAt - a.changedAt);
}
