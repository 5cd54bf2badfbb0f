import { createSignal, Show } from "solid-js";
import { Button } from "../parts/button";
import { Keyed } from "../parts/keyed";
import { useProject } from "../projects/project";
import { settingsWords } from "../words/settings";
import { termWords } from "../words/terms";
import { useWords } from "../words/words";
import { createDrag } from "./in-order";
import { NameDialog } from "./name-dialog";
import { NamedRow } from "./named-row";
import type { Settings } from "./settings.data";

/** What the project does, by code: added, renamed, put in order, and taken away while nothing belongs to them. */
export function ActivitiesBlock(props: { settings: Settings }) {
  const words = useWords(settingsWords);
  const terms = useWords(termWords);
  const project = useProject();
  const activities = () => project.facts().activities;
  const [adding, setAdding] = createSignal(false);
  const drag = createDrag();
  return (
    <section class="block" aria-labelledby="settings-activities">
      <header>
        <h2 id="settings-activities">{words().activities}</h2>
        <span class="count">{activities().length}</span>
        <span class="more">
          <Button small icon="plus" onClick={() => setAdding(true)}>
            {words().addActivity}
          </Button>
        </span>
      </header>
      <p class="small muted">{words().activitiesHelp}</p>
      <ol class="rows">
        <Keyed each={activities()} by={(activity) => activity.id}>
          {(activity) => (
            <NamedRow
              of={activity()}
              all={activities()}
              drag={drag}
              list="activities"
              renameTitle={words().renameActivity(activity().code)}
              code={<span class="settings-code num faint">{activity().code}</span>}
              note={
                <Show when={activity().source === "discussion_issue"}>
                  <span class="small faint"> · {terms().fromDiscussion}</span>
                </Show>
              }
              onRename={(name) => props.settings.renameActivity(activity().code, name)}
              onMove={props.settings.moveActivity}
              onRemove={props.settings.removeActivity}
            />
          )}
        </Keyed>
      </ol>
      <NameDialog
        open={adding()}
        onClose={() => setAdding(false)}
        title={words().addActivity}
        codesTaken={activities().map(({ code }) => code)}
        path={`activities.${activities().length}`}
        send={(name, code) => props.settings.addActivity(code, name)}
      />
    </section>
  );
}
