import { createSignal } from "solid-js";
import type { OrganisationAnswer } from "../../shared/answers";
import { inLanguage, type Localised, languages } from "../../shared/locale/languages";
import { type Side, sides } from "../../shared/roles";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { SelectField, TextField } from "../parts/field";
import { filled, LocalisedFields } from "../parts/localised-fields";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { commonWords } from "../words/common";
import { organisationsWords } from "../words/organisations";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import type { OrganisationWish } from "./organisations.data";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** The one that is corrected; without it, a new one. */
  of?: OrganisationAnswer;
  all: readonly OrganisationAnswer[];
  send: (wish: OrganisationWish) => Promise<void>;
};

/** Names in three languages, side, the days between which it goes by this name, and what it became. */
export function OrganisationDialog(props: Props) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={props.title}>
      <OrganisationForm {...props} />
    </Dialog>
  );
}

const namesOf = (all: readonly OrganisationAnswer[], but: string | undefined) =>
  all
    .filter(({ id }) => id !== but)
    .map(({ id, name }) => ({ value: id, label: inLanguage(name, language()) }))
    .sort((a, b) => a.label.localeCompare(b.label));

function OrganisationForm(props: Props) {
  const words = useWords(organisationsWords);
  const common = useWords(commonWords);
  const terms = useWords(termWords);
  const before = props.of;
  const [name, setName] = createSignal<Localised>(before?.name ?? {});
  const [short, setShort] = createSignal<Localised>(before?.short ?? {});
  const [side, setSide] = createSignal<Side>(before?.side ?? "other");
  const [from, setFrom] = createSignal(before?.validFrom ?? "");
  const [to, setTo] = createSignal(before?.validTo ?? "");
  const [successor, setSuccessor] = createSignal(before?.successor ?? "");
  const [isTried, setTried] = createSignal(false);
  const isUnnamed = () => Object.keys(filled(name())).length === 0;

  const send = createDeed(async () => {
    await props.send({
      side: side(),
      name: filled(name()),
      ...(Object.keys(filled(short())).length > 0 ? { short: filled(short()) } : {}),
      validFrom: from() || null,
      validTo: to() || null,
      successor: successor() || null,
    });
    props.onClose();
  });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isUnnamed()) void send.run();
      }}
    >
      <LocalisedFields
        label={words().nameIn}
        value={name()}
        onInput={setName}
        errorFor={(code) =>
          isTried() && isUnnamed() && code === languages[0]
            ? words().nameMissing
            : send.errorFor(`name.${code}`)
        }
      />
      <LocalisedFields
        label={words().shortIn}
        value={short()}
        onInput={setShort}
        errorFor={(code) => send.errorFor(`short.${code}`)}
      />
      <SelectField
        label={words().side}
        value={side()}
        choices={sides.map((value) => ({ value, label: terms().side[value] }))}
        onChange={setSide}
      />
      <div class="two">
        <TextField
          label={words().validFrom}
          type="date"
          value={from()}
          onInput={setFrom}
          error={send.errorFor("validFrom")}
        />
        <TextField
          label={words().validTo}
          type="date"
          value={to()}
          onInput={setTo}
          error={send.errorFor("validTo")}
        />
      </div>
      <SelectField
        label={words().becomes}
        value={successor()}
        choices={[{ value: "", label: words().none }, ...namesOf(props.all, before?.id)]}
        onChange={setSuccessor}
      />
      <ProblemNotice problem={send.problem()} />
      <DialogActions onCancel={props.onClose} doIt={common().save} busy={send.busy()} />
    </form>
  );
}

/** Two that are one: everybody and everything of the one goes to the other. */
export function MergeDialog(props: {
  open: boolean;
  onClose: () => void;
  of: OrganisationAnswer;
  all: readonly OrganisationAnswer[];
  merge: (into: string) => Promise<void>;
}) {
  const words = useWords(organisationsWords);
  const [into, setInto] = createSignal("");
  const name = () => inLanguage(props.of.name, language());
  const merge = createDeed(async () => {
    await props.merge(into());
    tell(words().merged(name()));
  });
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={words().mergeTitle(name())}
      description={words().mergeText}
    >
      <SelectField
        label={words().mergeInto}
        value={into()}
        choices={[{ value: "", label: words().none }, ...namesOf(props.all, props.of.id)]}
        onChange={setInto}
      />
      <ProblemNotice problem={merge.problem()} />
      <DialogActions
        onCancel={props.onClose}
        doIt={words().merge}
        danger
        busy={merge.busy()}
        onDo={() => void (into() && merge.run())}
      />
    </Dialog>
  );
}
