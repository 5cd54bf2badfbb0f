import { createSignal, Show } from "solid-js";
import type { ProjectAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Keyed } from "../parts/keyed";
import { LocalText } from "../parts/local-text";
import { Menu, MenuItem } from "../parts/menu";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { settingsWords } from "../words/settings";
import { language, useWords } from "../words/words";
import { behind } from "./behind";
import { createDrag, InOrder } from "./in-order";
import { NameDialog } from "./name-dialog";
import { OtherNames } from "./other-names";
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
            <TopicRow
              topic={topic()}
              place={topics().findIndex(({ id }) => id === topic().id)}
              all={topics()}
              drag={drag}
              settings={props.settings}
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

type Topic = ProjectAnswer["topics"][number];

function TopicRow(props: {
  topic: Topic;
  place: number;
  all: readonly Topic[];
  drag: ReturnType<typeof createDrag>;
  settings: Settings;
}) {
  const words = useWords(settingsWords);
  const common = useWords(commonWords);
  const [renaming, setRenaming] = createSignal(false);
  const name = () => inLanguage(props.topic.name, language());
  const move = async (id: string, place: number) => {
    const after = behind(props.all, id, place);
    if (after !== undefined) await orTell(props.settings.moveTopic(id, after), () => {});
  };
  const remove = () =>
    void orTell(props.settings.removeTopic(props.topic.id), () => tell(words().removed(name())));
  return (
    <InOrder
      id={props.topic.id}
      label={words().move(name())}
      help={words().moveHelp}
      place={props.place}
      drag={props.drag}
      onMove={move}
    >
      {(step) => (
        <>
          <div class="grow">
            <p class="anywhere">
              <LocalText of={props.topic.name} />
            </p>
            <OtherNames of={props.topic.name} />
          </div>
          <Menu
            class="btn btn--quiet btn--icon btn--small"
            label={common().actions(name())}
            trigger={<Icon name="more" />}
          >
            <MenuItem icon="propose" onSelect={() => setRenaming(true)}>
              {words().rename}
            </MenuItem>
            <Show when={props.place > 0}>
              <MenuItem icon="up" onSelect={() => step(-1)}>
                {words().moveUp}
              </MenuItem>
            </Show>
            <Show when={props.place < props.all.length - 1}>
              <MenuItem icon="down" onSelect={() => step(1)}>
                {words().moveDown}
              </MenuItem>
            </Show>
            <MenuItem icon="close" danger onSelect={remove}>
              {words().remove}
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
        </>
      )}
    </InOrder>
  );
}
