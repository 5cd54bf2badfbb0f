import { A } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import type { DocumentSummary } from "../../shared/answers";
import { languages } from "../../shared/locale/languages";
import { Avatars } from "../parts/avatar";
import { Icon } from "../parts/icon";
import { Keyed } from "../parts/keyed";
import { LocalText } from "../parts/local-text";
import { SortHeader, type Sorting } from "../parts/sorting";
import { useProject } from "../projects/project";
import { documentsWords } from "../words/documents";
import { termWords } from "../words/terms";
import { dayAndTime, useAgo } from "../words/times";
import { language, useWords } from "../words/words";
import { DocumentMenu } from "./document-menu";
import type { Documents } from "./documents.data";
import type { DocumentColumn } from "./filters";

export function DocumentsTable(props: {
  list: readonly DocumentSummary[];
  sorting: Sorting<DocumentColumn>;
  documents: Documents;
}) {
  const words = useWords(documentsWords);
  const project = useProject();
  return (
    <table class="table docs">
      <thead>
        <tr>
          <SortHeader column="title" sorting={props.sorting}>
            {words().column.title}
          </SortHeader>
          <th scope="col">{words().column.audience}</th>
          <th scope="col">{words().column.coverage}</th>
          <Show when={project.may("thread.read")}>
            <SortHeader column="threads" sorting={props.sorting} class="r">
              {words().column.threads}
            </SortHeader>
          </Show>
          <th scope="col">{words().column.here}</th>
          <SortHeader column="changed" sorting={props.sorting}>
            {words().column.changed}
          </SortHeader>
          <td>
            <span class="visually-hidden">{words().column.actions}</span>
          </td>
        </tr>
      </thead>
      <tbody>
        <Keyed each={props.list} by={(document) => document.id}>
          {(document) => <Row document={document()} documents={props.documents} />}
        </Keyed>
      </tbody>
    </table>
  );
}

function Row(props: { document: DocumentSummary; documents: Documents }) {
  const words = useWords(documentsWords);
  const terms = useWords(termWords);
  const project = useProject();
  const ago = useAgo();
  return (
    <tr>
      <th scope="row">
        <A class="serif t title" href={`/p/${project.facts().id}/docs/${props.document.id}`}>
          <LocalText of={props.document.title} />
        </A>
        <span class="small faint">
          {terms().kind[props.document.kind]}
          <Show when={props.document.activity}>
            {(activity) => (
              <>
                {" · "}
                <span class="nowrap">{activity().code}</span>
                <Show when={activity().source === "discussion_issue"}> · {terms().fromDiscussion}</Show>
              </>
            )}
          </Show>
        </span>
      </th>
      <td class="to">
        <Audience document={props.document} />
      </td>
      <td class="coverage">
        <Coverage document={props.document} />
      </td>
      <Show when={project.may("thread.read")}>
        <td class="r">
          <span class="only-stacked faint">{words().openThreads} </span>
          <span
            classList={{ strong: props.document.openThreads > 0, faint: props.document.openThreads === 0 }}
          >
            {props.document.openThreads}
          </span>
        </td>
      </Show>
      <td class="in" classList={{ "is-none": props.document.here.length === 0 }}>
        <Show
          when={props.document.here.length > 0}
          fallback={
            <>
              <span class="faint" aria-hidden="true">
                –
              </span>
              <span class="visually-hidden">{words().nobody}</span>
            </>
          }
        >
          <Avatars people={props.document.here} />
        </Show>
      </td>
      <td class="up" title={dayAndTime(props.document.changedAt)}>
        <span class="num">{ago(props.document.changedAt)}</span>
        <span class="small faint">{props.document.changedBy}</span>
      </td>
      <td class="m">
        <DocumentMenu document={props.document} documents={props.documents} />
      </td>
    </tr>
  );
}

function Audience(props: { document: DocumentSummary }) {
  const words = useWords(documentsWords);
  const terms = useWords(termWords);
  return (
    <Show
      when={!props.document.archived}
      fallback={
        <span class="chip">
          <Icon name="lock" />
          {words().isArchived}
        </span>
      }
    >
      <span class="chip" title={terms().audienceMeans[props.document.audience]}>
        <Icon name={props.document.audience === "drafters" ? "lock" : "eye"} />
        {terms().audience[props.document.audience]}
      </span>
    </Show>
  );
}

/** How much of each language has text; a language that the document does not have is a dash. */
function Coverage(props: { document: DocumentSummary }) {
  const terms = useWords(termWords);
  const shares = createMemo(() =>
    languages.map((code) => ({
      code,
      share: props.document.languages.includes(code) ? (props.document.coverage[code] ?? 0) : undefined,
    })),
  );
  return (
    <span class="cov">
      <For each={shares()}>
        {({ code, share }) => (
          <span classList={{ none: share === undefined }}>
            <abbr title={terms().language[code]}>{code.toUpperCase()}</abbr>
            <Show when={share !== undefined} fallback="–">
              <progress class="m" max="1" value={share} aria-hidden="true" />
              <span class="num">{percent(share ?? 0)}</span>
            </Show>
          </span>
        )}
      </For>
    </span>
  );
}

const percent = (share: number): string =>
  new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: 0 }).format(share);
