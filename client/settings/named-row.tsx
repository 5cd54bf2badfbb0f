import { createSignal, type JSX, Show } from "solid-js";
import { inLanguage, type Localised } from "../../shared/locale/languages";
import { Icon } from "../parts/icon";
import { LocalText } from "../parts/local-text";
import { Menu, MenuItem } from "../parts/menu";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { commonWords } from "../words/common";
import { settingsWords } from "../words/settings";
import { language, useWords } from "../words/words";
import { behind } from "./behind";
import { type createDrag, InOrder } from "./in-order";
import { NameDialog } from "./name-dialog";
import { OtherNames } from "./other-names";

type Named = { id: string; name: Localised };

type Props = {
  of: Named;
  all: readonly Named[];
  drag: ReturnType<typeof createDrag>;
  /** The list among what is sent, for what the server says of a name. */
  list: "topics" | "activities";
  renameTitle: string;
  /** Before the name. */
  code?: JSX.Element;
  /** Behind the name. */
  note?: JSX.Element;
  onRename: (name: Localised) => Promise<void>;
  onMove: (id: string, after: string | null) => Promise<void>;
  onRemove: (id: string) => Promise<void>;
};

/** One of a list that the secretariat names, puts in order and takes away. */
export function NamedRow(props: Props) {
  const words = useWords(settingsWords);
  const common = useWords(commonWords);
  const [renaming, setRenaming] = createSignal(false);
  const name = () => inLanguage(props.of.name, language());
  const place = () => props.all.findIndex(({ id }) => id === props.of.id);
  const move = async (id: string, to: number) => {
    const after = behind(props.all, id, to);
    if (after !== undefined) await orTell(props.onMove(id, after), () => {});
  };
  const remove = () => void orTell(props.onRemove(props.of.id), () => tell(words().removed(name())));
  return (
    <InOrder
      id={props.of.id}
      label={words().move(name())}
      help={words().moveHelp}
      place={place()}
      drag={props.drag}
      onMove={move}
    >
      {(step) => (
        <>
          {props.code}
          <div class="grow">
            <p class="anywhere">
              <LocalText of={props.of.name} />
              {props.note}
            </p>
            <OtherNames of={props.of.name} />
          </div>
          <Menu
            class="btn btn--quiet btn--icon btn--small"
            label={common().actions(name())}
            trigger={<Icon name="more" />}
          >
            <MenuItem icon="propose" onSelect={() => setRenaming(true)}>
              {words().rename}
            </MenuItem>
            <Show when={place() > 0}>
              <MenuItem icon="up" onSelect={() => step(-1)}>
                {words().moveUp}
              </MenuItem>
            </Show>
            <Show when={place() < props.all.length - 1}>
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
            title={props.renameTitle}
            of={props.of.name}
            path={`${props.list}.${place()}`}
            send={props.onRename}
          />
        </>
      )}
    </InOrder>
  );
}
