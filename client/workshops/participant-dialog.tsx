import { createSignal, createUniqueId, For, Show } from "solid-js";
import type { ParticipantAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { type Side, sides } from "../../shared/roles";
import { showNip } from "../../shared/workshop/nip";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { Group, SelectField, TextField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { ProblemNotice } from "../parts/notice";
import { useMembers, useOrganisations } from "../people/people.data";
import { useProject } from "../projects/project";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import type { ParticipantChange } from "./workshops.data";

type Sent = ParticipantChange & { user?: string };
type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  doIt: string;
  /** Whoever is corrected; without it, somebody new. */
  of?: ParticipantAnswer;
  send: (participant: Sent) => Promise<void>;
};

/** A member of the project, or somebody in their own words; personal data apart. */
export function ParticipantDialog(props: Props) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={props.title}>
      <ParticipantForm {...props} />
    </Dialog>
  );
}

function ParticipantForm(props: Props) {
  const words = useWords(workshopsWords);
  const terms = useWords(termWords);
  const { facts } = useProject();
  const [organisations] = useOrganisations(() => facts().id);
  const before = props.of;
  const oldOrganisation = before?.organisation
    ? inLanguage(before.organisation.name, language())
    : (before?.organisationName ?? "");
  const [user, setUser] = createSignal("");
  const [name, setName] = createSignal(before?.name ?? "");
  const [position, setPosition] = createSignal(before?.position ?? "");
  const [organisation, setOrganisation] = createSignal(oldOrganisation);
  const [side, setSide] = createSignal<Side>(before?.side ?? "indonesia");
  const [nip, setNip] = createSignal(before?.personal?.nip ? showNip(before.personal.nip) : "");
  const [phone, setPhone] = createSignal(before?.personal?.phone ?? "");
  const [email, setEmail] = createSignal(before?.personal?.email ?? "");
  const list = createUniqueId();

  const send = createDeed(async () => {
    const typed = organisation().trim();
    await props.send({
      ...(user() ? { user: user() } : { name: name().trim(), side: side() }),
      ...(position().trim() || before ? { position: position().trim() } : {}),
      ...(typed && !user() && typed !== oldOrganisation ? { organisation: idOf(typed) ?? typed } : {}),
      ...personal("nip", nip()),
      ...personal("phone", phone()),
      ...personal("email", email()),
      ...(before ? {} : { invited: true }),
    });
    props.onClose();
  });
  const personal = (key: "nip" | "phone" | "email", typed: string): ParticipantChange => {
    const value = typed.trim();
    if (value) return { [key]: value };
    return before?.personal?.[key] ? { [key]: null } : {};
  };
  const idOf = (typed: string) => {
    const plain = typed.toLocaleLowerCase();
    return (heldBy(organisations) ?? []).find((one) =>
      [...Object.values(one.name), ...Object.values(one.short)].some(
        (each) => each.toLocaleLowerCase() === plain,
      ),
    )?.id;
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send.run();
      }}
    >
      <Show when={!before}>
        <MemberChoice value={user()} onChange={setUser} />
      </Show>
      <Show when={!user()}>
        <TextField
          label={words().name}
          help={words().nameHelp}
          autocomplete="off"
          required
          value={name()}
          onInput={setName}
          error={send.errorFor("name")}
        />
        <div class="two">
          <TextField
            label={words().organisation}
            autocomplete="off"
            list={list}
            value={organisation()}
            onInput={setOrganisation}
            error={send.errorFor("organisation")}
          />
          <SelectField
            label={words().side}
            value={side()}
            choices={sides.map((value) => ({ value, label: terms().side[value] }))}
            onChange={setSide}
          />
        </div>
        <datalist id={list}>
          <For each={heldBy(organisations) ?? []}>
            {(one) => <option value={inLanguage(one.name, language())} />}
          </For>
        </datalist>
      </Show>
      <TextField
        label={words().position}
        autocomplete="off"
        maxLength={120}
        value={position()}
        onInput={setPosition}
        error={send.errorFor("position")}
      />
      <Group label={words().personal}>
        <p class="help">{words().personalHelp}</p>
        <div class="two">
          <TextField
            label={words().nip}
            autocomplete="off"
            inputmode="numeric"
            value={nip()}
            onInput={setNip}
            error={send.errorFor("nip")}
          />
          <TextField
            label={words().phone}
            type="tel"
            autocomplete="off"
            value={phone()}
            onInput={setPhone}
            error={send.errorFor("phone")}
          />
        </div>
        <TextField
          label={words().email}
          type="email"
          autocomplete="off"
          value={email()}
          onInput={setEmail}
          error={send.errorFor("email")}
        />
      </Group>
      <ProblemNotice problem={send.problem()} />
      <DialogActions onCancel={() => props.onClose()} doIt={props.doIt} busy={send.busy()} />
    </form>
  );
}

function MemberChoice(props: { value: string; onChange: (user: string) => void }) {
  const words = useWords(workshopsWords);
  const { facts } = useProject();
  const members = useMembers(() => facts().id);
  return (
    <SelectField
      label={words().member}
      value={props.value}
      choices={[
        { value: "", label: words().aGuest },
        ...(heldBy(members.list) ?? []).map((member) => ({ value: member.id, label: member.name })),
      ]}
      onChange={props.onChange}
    />
  );
}
