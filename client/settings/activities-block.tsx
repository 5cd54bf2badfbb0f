import { createSignal, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Keyed } from "../parts/keyed";
import { LocalText } from "../parts/local-text";
import { Menu, MenuItem } from "../parts/menu";
import { orTell } from "../parts/or-tell";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { settingsWords } from "../words/settings";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { NameDialog } from "./name-dialog";
import { OtherNames } from "./other-names";
import type { Activity, Settings } from "./settings.data";

/** What the project does, by code: added, renamed and put in order; documents point at them, so none is taken away. */
export function ActivitiesBlock(props: { settings: Settings }) {
  const words = useWords(settingsWords);
  const project = useProject();
  const activities = () => project.facts().activities;
  const [adding, setAdding] = createSignal(false);
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
              count={activities().length}
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

function ActivityRow(props: { activity: Activity; place: number; count: number; settings: Settings }) {
  const words = useWords(settingsWords);
  const common = useWords(commonWords);
  const terms = useWords(termWords);
  const [renaming, setRenaming] = createSignal(false);
  const move = (step: -1 | 1) =>
    void orTell(props.settings.moveActivity(props.activity.code, step), () => {});
  return (
    <li>
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
        label={common().actions(inLanguage(props.activity.name, language()))}
        trigger={<Icon name="more" />}
      >
        <MenuItem icon="propose" onSelect={() => setRenaming(true)}>
          {words().rename}
        </MenuItem>
        <Show when={props.place > 0}>
          <MenuItem icon="up" onSelect={() => move(-1)}>
            {words().moveUp}
          </MenuItem>
        </Show>
        <Show when={props.place < props.count - 1}>
          <MenuItem icon="down" onSelect={() => move(1)}>
            {words().moveDown}
          </MenuItem>
        </Show>
      </Menu>
      <NameDialog
        open={renaming()}
        onClose={() => setRenaming(false)}
        title={words().renameActivity(props.activity.code)}
        of={props.activity.name}
        path={`activities.${props.place}`}
        send={(name) => props.settings.renameActivity(props.activity.code, name)}
      />
    </li>
  );
}
