import { createMemo, createSignal, Show } from "solid-js";
import type { DocumentSummary } from "../../shared/answers";
import { languages } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { FilterMenu } from "../parts/filter-menu";
import { Icon } from "../parts/icon";
import { Loaded } from "../parts/loading";
import { usePageTitle } from "../parts/page-title";
import { useSorting } from "../parts/sorting";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { documentsWords } from "../words/documents";
import { termWords } from "../words/terms";
import { useWords } from "../words/words";
import { type Documents, useDocuments } from "./documents.data";
import { DocumentsTable } from "./documents-table";
import { documentColumns, kinds, sortDocuments, useDocumentFilters } from "./filters";
import { NewDocumentDialog } from "./new-document";

/** Every document of the project that I may see, as a table. */
export function DocumentsPage() {
  const words = useWords(documentsWords);
  const project = useProject();
  const documents = useDocuments(() => project.facts().id);
  const [writing, setWriting] = createSignal(false);
  usePageTitle(() => words().title);
  return (
    <>
      <div class="head">
        <h1 class="h-page">{words().title}</h1>
        <Show when={project.may("document.create")}>
          <Button kind="primary" icon="plus" onClick={() => setWriting(true)}>
            {words().newDocument}
          </Button>
        </Show>
      </div>
      <Loaded from={documents.list} again={documents.again}>
        {(list) => (
          <Show when={list().length > 0} fallback={<NoDocument onWrite={() => setWriting(true)} />}>
            <List list={list()} documents={documents} />
          </Show>
        )}
      </Loaded>
      <NewDocumentDialog open={writing()} onClose={() => setWriting(false)} />
    </>
  );
}

function List(props: { list: DocumentSummary[]; documents: Documents }) {
  const words = useWords(documentsWords);
  const filters = useDocumentFilters();
  const sorting = useSorting(documentColumns, "-changed");
  const shown = createMemo(() => sortDocuments(props.list.filter(filters.fits), sorting));
  return (
    <>
      <Filters filters={filters} count={shown().length} hasArchive={props.list.some((one) => one.archived)} />
      <Show
        when={shown().length > 0}
        fallback={
          <Empty title={words().noMatch} text={words().noMatchText}>
            <Show when={filters.isNarrowed()}>
              <Button onClick={filters.clear}>{words().clearFilters}</Button>
            </Show>
          </Empty>
        }
      >
        <DocumentsTable list={shown()} sorting={sorting} documents={props.documents} />
      </Show>
    </>
  );
}

function Filters(props: {
  filters: ReturnType<typeof useDocumentFilters>;
  count: number;
  hasArchive: boolean;
}) {
  const words = useWords(documentsWords);
  const common = useWords(commonWords);
  const terms = useWords(termWords);
  return (
    <div class="filters">
      <div class="search">
        <Icon name="search" />
        <input
          class="input"
          type="search"
          aria-label={words().search}
          placeholder={words().search}
          value={props.filters.search()}
          onInput={(event) => props.filters.setSearch(event.currentTarget.value)}
        />
      </div>
      <FilterMenu
        label={words().kind}
        all={common().all}
        value={props.filters.kind()}
        choices={kinds.map((value) => ({ value, label: terms().kind[value] }))}
        onChoose={props.filters.setKind}
      />
      <FilterMenu
        label={words().language}
        all={common().all}
        value={props.filters.language()}
        choices={languages.map((value) => ({ value, label: terms().language[value] }))}
        onChoose={props.filters.setLanguage}
      />
      <Show when={props.hasArchive}>
        <button
          type="button"
          class="chip"
          aria-pressed={props.filters.archived()}
          onClick={() => props.filters.setArchived(!props.filters.archived())}
        >
          <Show when={props.filters.archived()}>
            <Icon name="check" small />
          </Show>
          {words().showArchived}
        </button>
      </Show>
      <span class="count small faint" role="status">
        {words().count(props.count)}
      </span>
    </div>
  );
}

function NoDocument(props: { onWrite: () => void }) {
  const words = useWords(documentsWords);
  const project = useProject();
  const mayWrite = () => project.may("document.create");
  return (
    <Empty title={words().empty} text={mayWrite() ? words().emptyText : words().emptyReader}>
      <Show when={mayWrite()}>
        <Button kind="primary" icon="plus" onClick={() => props.onWrite()}>
          {words().newDocument}
        </Button>
      </Show>
    </Empty>
  );
}
