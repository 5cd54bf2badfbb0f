import { createSignal, For, onCleanup, Show, Suspense } from "solid-js";
import type { VersionAnswer } from "../../shared/answers";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { Loaded, Loading } from "../parts/loading";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { editorWords } from "../words/editor";
import { dayAndTime } from "../words/times";
import { useWords } from "../words/words";
import { useDesk } from "./desk";
import { useVersions } from "./document.data";

/** The stored versions, newest first; the secretariat can restore one. */
export function VersionsDialog(props: { open: boolean; onClose: () => void }) {
  const words = useWords(editorWords);
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().versionList.title} wide>
      <Suspense fallback={<Loading />}>
        <VersionList onDone={props.onClose} />
      </Suspense>
    </Dialog>
  );
}

function VersionList(props: { onDone: () => void }) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const { versions, again, restore } = useVersions(desk.answer().id);
  const [chosen, setChosen] = createSignal<VersionAnswer>();
  const restoring = createDeed(restore);
  onCleanup(desk.room.onEvent((event) => event.type === "versions" && void again()));
  const sorted = (all: VersionAnswer[]) => all.toSorted((a, b) => b.number - a.number);

  async function doRestore(version: VersionAnswer) {
    if (!(await restoring.run(version.id))) return;

    tell(words().versionList.restored(version.number));
    props.onDone();
  }

  return (
    <Loaded from={versions} again={again}>
      {(all) => (
        <Show when={all().length > 0} fallback={<p class="muted">{words().versionList.empty}</p>}>
          <Show
            when={chosen()}
            fallback={
              <ol class="versions">
                <For each={sorted(all())}>
                  {(version) => (
                    <li class="row">
                      <div class="grow">
                        <b>{version.name ?? words().versionList.number(version.number)}</b>{" "}
                        <span class="chip">
                          {words().versionList.kind[version.why === "confirmed" ? "confirmed" : version.kind]}
                        </span>
                        <p class="small muted num">
                          {dayAndTime(version.at)}
                          <Show when={version.by}>{(name) => <> · {words().versionList.by(name())}</>}</Show>
                        </p>
                      </div>
                      <Show when={desk.may("version.restore") && !desk.answer().confirmed}>
                        <Button small onClick={() => setChosen(version)}>
                          {words().versionList.restore}
                        </Button>
                      </Show>
                    </li>
                  )}
                </For>
              </ol>
            }
          >
            {(version) => (
              <div class="stack">
                <p class="strong">{words().versionList.restoreTitle(version().number)}</p>
                <p class="muted">{words().versionList.restoreText}</p>
                <ProblemNotice problem={restoring.problem()} />
                <DialogActions
                  onCancel={() => setChosen(undefined)}
                  doIt={words().versionList.restore}
                  busy={restoring.busy()}
                  onDo={() => void doRestore(version())}
                />
              </div>
            )}
          </Show>
        </Show>
      )}
    </Loaded>
  );
}
