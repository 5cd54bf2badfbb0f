import { createSignal, For, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import type { CoordinationAnswer, CoordinationRow } from "../../shared/answers";
import {
  type CoordinationState,
  coordinationStates,
  coordinationStateWords,
  type RoleCode,
  roleCodes,
  roleCodeWords,
} from "../../shared/coordination/matrix";
import { inLanguage } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { Check, Field, Group, SelectField, TextField } from "../parts/field";
import { ProblemNotice } from "../parts/notice";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { coordinationWords } from "../words/coordination";
import { language, useWords } from "../words/words";
import { type Coordination, useOrganisations } from "./coordination.data";

type Props = {
  asked: CoordinationRow | "new" | undefined;
  of: CoordinationAnswer;
  coordination: Coordination;
  onClose: () => void;
};

/** One row of the matrix; a new one begins with whose it is. */
export function CoordinationDialog(props: Props) {
  const words = useWords(coordinationWords);
  const title = () => {
    const { asked } = props;
    return asked && asked !== "new" ? inLanguage(asked.organisation.name, language()) : words().addTitle;
  };
  return (
    <Dialog
      open={props.asked !== undefined}
      onClose={props.onClose}
      title={title()}
      description={words().reach}
      wide
    >
      <Show when={props.asked} keyed>
        {(asked) => (
          <RowForm
            row={asked === "new" ? undefined : asked}
            of={props.of}
            coordination={props.coordination}
            onClose={props.onClose}
          />
        )}
      </Show>
    </Dialog>
  );
}

function RowForm(props: {
  row: CoordinationRow | undefined;
  of: CoordinationAnswer;
  coordination: Coordination;
  onClose: () => void;
}) {
  const words = useWords(coordinationWords);
  const common = useWords(commonWords);
  const project = useProject();
  const organisations = useOrganisations(() => project.facts().id);
  const free = () =>
    organisations().filter(({ id }) => !props.of.rows.some((row) => row.organisation.id === id));
  const row = untrack(() => props.row);
  const [chosen, setChosen] = createSignal<string>();
  const organisation = () => row?.organisation.id ?? chosen() ?? free()[0]?.id;
  const [facts, setFacts] = createStore({
    unit: row?.unit ?? "",
    name: row?.contact.name ?? "",
    position: row?.contact.position ?? "",
    phone: row?.contact.phone ?? "",
    email: row?.contact.email ?? "",
    support: row?.support ?? "",
    neededBy: row?.neededBy ?? "",
    notes: row?.notes ?? "",
  });
  const [state, setState] = createSignal<CoordinationState>(row?.state ?? "to_request");
  const [roles, setRoles] = createStore<Record<string, RoleCode[]>>(structuredClone(row?.roles ?? {}));
  const has = (activity: string, code: RoleCode) => roles[activity]?.includes(code) ?? false;
  const toggle = (activity: string, code: RoleCode, is: boolean) => {
    const others = (roles[activity] ?? []).filter((one) => one !== code);
    setRoles(activity, is ? [...others, code] : others);
  };

  const save = createDeed(async () => {
    const whose = organisation();
    if (!whose) return;
    await props.coordination.change(whose, {
      unit: facts.unit,
      contact: {
        name: facts.name,
        position: facts.position,
        phone: facts.phone.trim() || null,
        email: facts.email.trim() || null,
      },
      roles: { ...roles },
      state: state(),
      support: facts.support,
      neededBy: facts.neededBy || null,
      notes: facts.notes,
    });
    tell(words().saved);
  });
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (await save.run()) props.onClose();
  }
  const remove = (gone: CoordinationRow) =>
    void orTell(props.coordination.remove(gone.organisation.id), () => {
      tell(words().removed(inLanguage(gone.organisation.name, language())));
      props.onClose();
    });
  const text = (key: "unit" | "name" | "position" | "phone" | "email", most: number) => (
    <TextField
      label={words()[key]}
      maxLength={most}
      value={facts[key]}
      onInput={(value) => setFacts(key, value)}
      error={save.errorFor(key === "unit" ? key : `contact.${key}`)}
    />
  );

  return (
    <form onSubmit={(event) => void submit(event)}>
      <ProblemNotice problem={save.problem()} />
      <Show when={!row}>
        <SelectField
          label={words().organisation}
          value={organisation() ?? ""}
          choices={free().map(({ id, name }) => ({ value: id, label: inLanguage(name, language()) }))}
          onChange={setChosen}
        />
      </Show>
      <div class="two">
        {text("unit", 200)}
        <SelectField
          label={words().state}
          value={state()}
          choices={coordinationStates.map((value) => ({
            value,
            label: coordinationStateWords[language()][value],
          }))}
          onChange={setState}
        />
        {text("name", 120)}
        {text("position", 200)}
        {text("phone", 40)}
        {text("email", 254)}
      </div>
      <For each={props.of.activities}>
        {(activity) => (
          <Group label={words().rolesIn(`${activity.code} ${inLanguage(activity.name, language())}`)}>
            <div class="matrix-roles">
              <For each={roleCodes}>
                {(code) => (
                  <Check checked={has(activity.id, code)} onChange={(is) => toggle(activity.id, code, is)}>
                    {code} {roleCodeWords[language()][code]}
                  </Check>
                )}
              </For>
            </div>
          </Group>
        )}
      </For>
      <Field label={words().support}>
        {(ids) => (
          <textarea
            class="input"
            rows={2}
            maxLength={2000}
            {...ids()}
            value={facts.support}
            onInput={(event) => setFacts("support", event.currentTarget.value)}
          />
        )}
      </Field>
      <TextField
        label={words().neededBy}
        type="date"
        value={facts.neededBy}
        onInput={(value) => setFacts("neededBy", value)}
      />
      <Field label={words().notes}>
        {(ids) => (
          <textarea
            class="input"
            rows={2}
            maxLength={2000}
            {...ids()}
            value={facts.notes}
            onInput={(event) => setFacts("notes", event.currentTarget.value)}
          />
        )}
      </Field>
      <Show when={row}>
        {(gone) => (
          <div>
            <Button small onClick={() => remove(gone())}>
              {words().remove}
            </Button>
          </div>
        )}
      </Show>
      <DialogActions onCancel={props.onClose} doIt={common().save} busy={save.busy()} />
    </form>
  );
}
