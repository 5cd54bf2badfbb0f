import { createSignal } from "solid-js";
import type { ProjectAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Keyed } from "../parts/keyed";
import { LocalText } from "../parts/local-text";
import { Menu, MenuItem } from "../parts/menu";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { settingsWords } from "../words/settings";
import { language, useWords } from "../words/words";
import { NameDialog } from "./name-dialog";
import { OtherNames } from "./other-names";
import type { Settings } from "./settings.data";

/** What inputs and agenda items are about: added and renamed; inputs point at them, so none is taken away. */
export function TopicsBlock(props: { settings: Settings }) {
  const words = useWords(settingsWords);
  const project = useProject();
  const topics = () => project.facts().topics;
  const [adding, setAdding] = createSignal(false);
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
      <ul class="rows">
        <Keyed each={topics()} by={(topic) => topic.id}>
          {(topic) => (
            <TopicRow
              topic={topic()}
              place={topics().findIndex(({ id }) => id === topic().id)}
              settings={props.settings}
            />
          )}
        </Keyed>
      </ul>
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

function TopicRow(props: { topic: ProjectAnswer["topics"][number]; place: number; settings: Settings }) {
  const words = useWords(settingsWords);
  const common = useWords(commonWords);
  const [renaming, setRenaming] = createSignal(false);
  return (
    <li>
      <div class="grow">
        <p class="anywhere">
          <LocalText of={props.topic.name} />
        </p>
        <OtherNames of={props.topic.name} />
      </div>
      <Menu
        class="btn btn--quiet btn--icon btn--small"
        label={common().actions(inLanguage(props.topic.name, language()))}
        trigger={<Icon name="more" />}
      >
        <MenuItem icon="propose" onSelect={() => setRenaming(true)}>
          {words().rename}
        </MenuItem>
      </Menu>
      <NameDialog
        open={renaming()}
        onClose={() => setRenaming(false)}
        title={words().renameTopic}
        of={props.topic.name}
        path={`topics.${props.place}`}
        send={(name) => props.settings.renameTopic(props.topic.id, name)}
      />
    </li>
  );
}
