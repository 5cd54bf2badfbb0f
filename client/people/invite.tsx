import { createSignal, createUniqueId, For, Match, Switch } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import { isNoHigherThan, type Role, roles, type Side, sides } from "../../shared/roles";
import { Button } from "../parts/button";
import { CopyLink } from "../parts/copy-link";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { SelectField, TextField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { ProblemNotice } from "../parts/notice";
import { useProject } from "../projects/project";
import { peopleWords } from "../words/people";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { type Invitee, useOrganisations } from "./people.data";

type Props = { open: boolean; onClose: () => void; invite: (invitee: Invitee) => Promise<string> };

/** Who, from where, as what; then the link, which is shown once. */
export function InviteDialog(props: Props) {
  const words = useWords(peopleWords);
  const [made, setMade] = createSignal<{ name: string; url: string }>();
  const close = () => {
    props.onClose();
    setMade(undefined);
  };
  const title = () => {
    const link = made();
    return link ? words().linkTitle(link.name) : words().inviteTitle;
  };
  return (
    <Dialog
      open={props.open}
      onClose={close}
      title={title()}
      description={made() ? words().linkText : undefined}
    >
      <Switch fallback={<InviteForm onCancel={close} invite={props.invite} onMade={setMade} />}>
        <Match when={made()}>
          {(link) => (
            <>
              <CopyLink label={words().link} url={link().url} />
              <footer>
                <Button kind="primary" onClick={close}>
                  {words().done}
                </Button>
              </footer>
            </>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}

function InviteForm(props: {
  onCancel: () => void;
  invite: Props["invite"];
  onMade: (made: { name: string; url: string }) => void;
}) {
  const words = useWords(peopleWords);
  const terms = useWords(termWords);
  const { facts } = useProject();
  const [organisations] = useOrganisations(() => facts().id);
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal("");
  const [organisation, setOrganisation] = createSignal("");
  const [side, setSide] = createSignal<Side>("indonesia");
  const [role, setRole] = createSignal<Role>("commenter");
  const list = createUniqueId();

  const known = () => {
    const typed = organisation().trim().toLocaleLowerCase();
    const names = (one: { name: object; short: object }) => [
      ...Object.values(one.name),
      ...Object.values(one.short),
    ];
    return (heldBy(organisations) ?? []).find((one) =>
      names(one).some((each) => each.toLocaleLowerCase() === typed),
    );
  };
  const invite = createDeed(async () => {
    const invitee: Invitee = {
      name: name().trim(),
      email: email().trim(),
      organisation: known()?.id ?? organisation().trim(),
      role: role(),
      ...(known() ? {} : { side: side() }),
    };
    props.onMade({ name: invitee.name, url: await props.invite(invitee) });
  });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void invite.run();
      }}
    >
      <TextField
        label={words().name}
        autocomplete="off"
        required
        value={name()}
        onInput={setName}
        error={invite.errorFor("name")}
      />
      <TextField
        label={words().email}
        type="email"
        autocomplete="off"
        required
        value={email()}
        onInput={setEmail}
        error={invite.errorFor("email")}
      />
      <TextField
        label={words().organisation}
        help={words().organisationHelp}
        autocomplete="off"
        list={list}
        required
        value={organisation()}
        onInput={setOrganisation}
        error={invite.errorFor("organisation")}
      />
      <datalist id={list}>
        <For each={heldBy(organisations) ?? []}>
          {(one) => <option value={inLanguage(one.name, language())} />}
        </For>
      </datalist>
      <div class="two">
        <SelectField
          label={words().side}
          help={words().sideHelp}
          value={known()?.side ?? side()}
          disabled={known() !== undefined}
          choices={sides.map((value) => ({ value, label: terms().side[value] }))}
          onChange={setSide}
        />
        <SelectField
          label={words().role}
          help={terms().roleMeans[role()]}
          value={role()}
          choices={roles
            .filter((value) => isNoHigherThan(value, facts().role))
            .map((value) => ({ value, label: terms().role[value] }))}
          onChange={setRole}
        />
      </div>
      <ProblemNotice problem={invite.problem()} />
      <DialogActions onCancel={() => props.onCancel()} doIt={words().makeLink} busy={invite.busy()} />
    </form>
  );
}
