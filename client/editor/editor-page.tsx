import { useParams } from "@solidjs/router";
import { batch, createEffect, createSignal, on, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import { useMe } from "../account/me";
import { OlderPage } from "../live/refusal-notice";
import type { Refusal } from "../live/save-state";
import { Loaded } from "../parts/loading";
import { usePageTitle } from "../parts/page-title";
import { tell } from "../parts/toast";
import { liveWords } from "../words/live";
import { language, useWords } from "../words/words";
import { useDocument } from "./document.data";
import { OpenDocument } from "./open-document";

/** After so many refusals within a minute the page stops opening the document again by itself. */
const mostReopenings = 3;

/** `/p/:project/docs/:document`. Below `SignedIn`. */
export default function EditorPage() {
  const params = useParams<{ project: string; document: string }>();
  const me = useMe();
  const words = useWords(liveWords);
  const { answer, again, rename } = useDocument(() => params.document);
  const [opening, setOpening] = createSignal(0);
  const [isOlder, setOlder] = createSignal(false);
  let refusedAt: number[] = [];
  usePageTitle(() =>
    answer.error === undefined && answer.latest ? inLanguage(answer.latest.title, language()) : undefined,
  );
  createEffect(
    on(
      () => params.document,
      () => setOlder(false),
      { defer: true },
    ),
  );

  /** What was unsaved is set aside by now. Opens the document again with the rights that are left. */
  async function reopen(why: Refusal) {
    const now = Date.now();
    refusedAt = [...refusedAt.filter((at) => now - at < 60_000), now];
    if (why === "older-schema" || refusedAt.length > mostReopenings) {
      setOlder(true);
      return;
    }
    await again();
    batch(() => {
      setOpening((n) => n + 1);
      if (answer.error === undefined) tell(why === "refused" ? words().notTaken.title : words().rights.title);
    });
  }

  /** Rows may be of another day; the epoch is another, so that the document is opened anew. */
  async function reload() {
    const before = room()?.key;
    await again();
    if (room()?.key === before) setOpening((n) => n + 1);
  }

  /** A new room for each document, epoch and right to write. */
  const room = () => {
    const there = answer.error === undefined ? answer.latest : undefined;
    if (!there || there.id !== params.document) return undefined;
    const mayWrite = there.may.includes("document.write") && !there.archived && !there.confirmed;
    return { key: `${there.id}:${there.epoch}:${mayWrite}:${opening()}`, mayWrite };
  };

  return (
    <Show when={!isOlder()} fallback={<OlderPage />}>
      <Loaded from={answer} again={again}>
        {(there) => (
          <Show when={room()?.key} keyed>
            {(_key) => (
              <OpenDocument
                answer={there()}
                me={me()}
                mayWrite={room()?.mayWrite ?? false}
                onFactsChanged={again}
                onRename={rename}
                onRestored={reload}
                onRefused={reopen}
              />
            )}
          </Show>
        )}
      </Loaded>
    </Show>
  );
}
