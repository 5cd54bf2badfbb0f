import { createSignal, Show } from "solid-js";
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
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { behind } from "./behind";
import { createDrag, InOrder } from "./in-order";
import { NameDialog } from "./name-dialog";
import { OtherNames } from "./other-names";
import type { Activity, Settings } from "./settings.data";

/** What the project does, by code: added, renamed, put in order, and taken away while nothing belongs to them. */
export function ActivitiesBlock(props: { settings: Settings }) {
  const words = useWords(settingsWords);
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
            <ActivityRow
              activity={activity()}
              place={activities().findIndex(({ id }) => id === activity().id)}
              all={activities()}
              drag={drag}
              settings={props.settings}
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

function ActivityRow(props: {
  activity: Activity;
  place: number;
  all: readonly Activity[];
  drag: ReturnType<typeof createDrag>;
  settings: Settings;
}) {
  const words = useWords(settingsWords);
  const common = useWords(commonWords);
  const terms = useWords(termWords);
  const [renaming, setRenaming] = createSignal(false);
  const name = () => inLanguage(props.activity.name, language());
  const move = async (id: string, place: number) => {
    const after = behind(props.all, id, place);
    if (after !== undefined) await orTell(props.settings.moveActivity(id, after), () => {});
  };
  const remove = () =>
    void orTell(props.settings.removeActivity(props.activity.id), () => tell(words().removed(name())));
  return (
    <InOrder
      id={props.activity.id}
      label={words().move(name())}
      help={words().moveHelp}
      place={props.place}
      drag={props.drag}
      onMove={move}
    >
      {(step) => (
        <>
          <span class="settings-code num faint">{props.activity.code}</span>
          <div class="grow">
            <p class="anywhere">
              <LocalText of={props.activity.name} />
              <Show when={props.activity.source === "discussion_issue"}>
                <span class="small faint"> · {terms().fromDiscussion}</span>
              </Show>
            </p>
            <OtherNames of={props.activity.name} />
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
            title={words().renameActivity(props.activity.code)}
            of={props.activity.name}
            path={`activities.${props.place}`}
            send={(name) => props.settings.renameActivity(props.activity.code, name)}
          />
        </>
      )}
    </InOrder>
  );
}
