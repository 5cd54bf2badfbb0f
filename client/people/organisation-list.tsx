import { createSignal, Show } from "solid-js";
import type { OrganisationAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Keyed } from "../parts/keyed";
import { LocalText } from "../parts/local-text";
import { Menu, MenuItem } from "../parts/menu";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { commonWords } from "../words/common";
import { organisationsWords } from "../words/organisations";
import { termWords } from "../words/terms";
import { calendarDate } from "../words/times";
import { language, useWords } from "../words/words";
import { MergeDialog, OrganisationDialog } from "./organisation-dialogs";
import type { OrganisationList } from "./organisations.data";

/** The organisations that the project knows: corrected, dated, and one instead of two. */
export function OrganisationListBlock(props: {
  list: readonly OrganisationAnswer[];
  organisations: OrganisationList;
}) {
  const words = useWords(organisationsWords);
  const [adding, setAdding] = createSignal(false);
  const sorted = () =>
    [...props.list].sort((a, b) =>
      inLanguage(a.name, language()).localeCompare(inLanguage(b.name, language())),
    );
  const takeKnown = () =>
    void orTell(
      props.organisations.takeKnown().then((count) => tell(words().taken(count))),
      () => {},
    );
  return (
    <section class="block" aria-labelledby="organisations">
      <header>
        <h2 id="organisations">{words().title}</h2>
        <span class="count">{props.list.length}</span>
        <span class="more row row--wrap">
          <Button small onClick={takeKnown}>
            {words().takeKnown}
          </Button>
          <Button small icon="plus" onClick={() => setAdding(true)}>
            {words().add}
          </Button>
        </span>
      </header>
      <ul class="rows organisations">
        <Keyed each={sorted()} by={(one) => one.id}>
          {(one) => <Row one={one()} all={props.list} organisations={props.organisations} />}
        </Keyed>
      </ul>
      <OrganisationDialog
        open={adding()}
        onClose={() => setAdding(false)}
        title={words().add}
        all={props.list}
        send={props.organisations.add}
      />
    </section>
  );
}

function Row(props: {
  one: OrganisationAnswer;
  all: readonly OrganisationAnswer[];
  organisations: OrganisationList;
}) {
  const words = useWords(organisationsWords);
  const common = useWords(commonWords);
  const terms = useWords(termWords);
  const [opened, setOpened] = createSignal<"correct" | "merge">();
  const name = () => inLanguage(props.one.name, language());
  const close = () => setOpened(undefined);
  const successor = () => props.all.find(({ id }) => id === props.one.successor);
  const days = () => {
    const { validFrom, validTo } = props.one;
    return [
      validFrom && words().since(calendarDate(validFrom)),
      validTo && words().until(calendarDate(validTo)),
    ].filter(Boolean);
  };
  /** Left out where it says no more than the name. */
  const shortForm = () => {
    const short = inLanguage(props.one.short, language());
    return short === inLanguage(props.one.name, language()) ? undefined : short;
  };
  return (
    <li>
      <div class="grow">
        <p>
          <b>
            <LocalText of={props.one.name} />
          </b>
          <Show when={shortForm()}>{(short) => <span class="faint"> · {short()}</span>}</Show>
        </p>
        <p class="small faint">
          {[terms().side[props.one.side], ...days()].join(" · ")}
          <Show when={successor()}>
            {(next) => (
              <>
                {" "}
                · {words().becomes}: <LocalText of={next().name} />
              </>
            )}
          </Show>
        </p>
      </div>
      <Menu
        class="btn btn--quiet btn--icon btn--small"
        label={common().actions(name())}
        trigger={<Icon name="more" />}
      >
        <MenuItem icon="propose" onSelect={() => setOpened("correct")}>
          {words().correct}
        </MenuItem>
        <Show when={props.one.isOwn}>
          <MenuItem icon="link" onSelect={() => setOpened("merge")}>
            {words().merge}
          </MenuItem>
        </Show>
      </Menu>
      <OrganisationDialog
        open={opened() === "correct"}
        onClose={close}
        title={words().correct}
        of={props.one}
        all={props.all}
        send={(wish) => props.organisations.correct(props.one.id, wish)}
      />
      <MergeDialog
        open={opened() === "merge"}
        onClose={close}
        of={props.one}
        all={props.all}
        merge={(into) => props.organisations.merge(props.one.id, into)}
      />
    </li>
  );
}
