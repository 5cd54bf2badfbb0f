import { Show } from "solid-js";
import type { DocumentSummary } from "../../shared/answers";
import { documentsWords } from "../words/documents";
import { listed } from "../words/listed";
import { projectWords } from "../words/project";
import { termWords } from "../words/terms";
import { useAgo } from "../words/times";
import { language, useWords } from "../words/words";

/** How far a document is, in one line: kind, who sees it, how much of it is written, open comments, last change. */
export function DocumentState(props: { document: DocumentSummary }) {
  const words = useWords(projectWords);
  const documents = useWords(documentsWords);
  const terms = useWords(termWords);
  const ago = useAgo();
  const shares = () =>
    listed(
      props.document.languages.map(
        (code) => `${code.toUpperCase()} ${percent(props.document.coverage[code] ?? 0)}`,
      ),
    );
  return (
    <span class="small faint">
      {terms().kind[props.document.kind]} · {terms().audience[props.document.audience]} ·{" "}
      {words().written(shares())}
      <Show when={props.document.openThreads > 0}>
        {" · "}
        {documents().openThreads} {props.document.openThreads}
      </Show>
      {" · "}
      {ago(props.document.changedAt)}
    </span>
  );
}

const percent = (share: number): string =>
  new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: 0 }).format(share);
