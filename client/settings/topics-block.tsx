import { createSignal } from "solid-js";
import { Button } from "../parts/button";
import { Keyed } from "../parts/keyed";
import { useProject } from "../projects/project";
import { settingsWords } from "../words/settings";
import { useWords } from "../words/words";
import { createDrag } from "./in-order";
import { NameDialog } from "./name-dialog";
import { NamedRow } from "./named-row";
import type { Settings } from "./settings.data";

/** What inputs and agenda items are about: added, renamed, put in order, and taken away while nothing is about them. */
export function TopicsBlock(props: { settings: Settings }) {
  const words = useWords(settingsWords);
  const project = useProject();
  const topics = () => project.facts().topics;
  const [adding, setAdding] = createSignal(false);
  const drag = createDrag();
  return (
    <section class="block" aria-labelledby="settings-topics">
      <header>
        <h2 id="settings-topics">{words().topics}</h2>
        <span class="count">{topics().length}</span>
        <span class="more">
          <Button small icon="plus" onClick={() => setAdding(true)}>
            {words().addTopic}
          </Button>
        </span>
      </header>
      <p class="small muted">{words().topicsHelp}</p>
      <ol class="rows">
        <Keyed each={topics()} by={(topic) => topic.id}>
          {(topic) => (
            <NamedRow
              of={topic()}
              all={topics()}
              drag={drag}
              list="topics"
              renameTitle={words().renameTopic}
              onRename={(name) => props.settings.renameTopic(topic().id, name)}
              onMove={props.settings.moveTopic}
              onRemove={props.settings.removeTopic}
            />
          )}
        </Keyed>
      </ol>
      <NameDialog
        open={adding()}
        onClose={() => setAdding(false)}
        title={words().addTopic}
        path={`topics.${topics().length}`}
        send={props.settings.addTopic}
      />
    </section>
  );
}
