import { createSignal, For, onCleanup, Show } from "solid-js";
import type { MaterialAnswer } from "../../shared/answers";
import { type MaterialAudience, materialAudiences } from "../../shared/roles";
import { ProblemError, type ShownProblem } from "../api";
import { Button, IconButton } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { SelectField } from "../parts/field";
import { Keyed } from "../parts/keyed";
import { Loaded } from "../parts/loading";
import { ProblemNotice } from "../parts/notice";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { tag, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { type Materials, useMaterials } from "./workshops.data";

/** Slides and papers: take one, attach one, say who is shown it. */
export function MaterialsBlock(props: { workshop: string }) {
  const words = useWords(workshopsWords);
  const project = useProject();
  const materials = useMaterials(() => props.workshop);
  return (
    <section class="block" aria-labelledby="materials">
      <header>
        <h2 id="materials">{words().materials}</h2>
      </header>
      <Loaded from={materials.list} again={materials.again}>
        {(list) => (
          <Show when={list().length > 0} fallback={<p class="small faint">{words().noMaterials}</p>}>
            <ul class="rows materials">
              <Keyed each={list()} by={(one) => one.id}>
                {(one) => <Row one={one()} materials={materials} />}
              </Keyed>
            </ul>
          </Show>
        )}
      </Loaded>
      <Show when={project.may("material.add")}>
        <Attach materials={materials} />
      </Show>
    </section>
  );
}

function Row(props: { one: MaterialAnswer; materials: Materials }) {
  const words = useWords(workshopsWords);
  const [removing, setRemoving] = createSignal(false);
  const remove = createDeed(async () => {
    const { id, name } = props.one;
    await props.materials.remove(id);
    tell(words().removedMaterial(name));
  });
  return (
    <li>
      <div class="grow">
        <a class="tap anywhere" href={props.materials.address(props.one.id)} download={props.one.name}>
          {props.one.name}
        </a>
        <span class="small faint line">
          {size(props.one.bytes)}
          <Show when={props.one.by}> · {props.one.by}</Show>
          <Show when={!props.one.mayChange}> · {words().audience[props.one.audience]}</Show>
        </span>
      </div>
      <Show when={props.one.mayChange}>
        <select
          class="input select audience"
          aria-label={words().shownToOf(props.one.name)}
          onChange={(event) =>
            void orTell(
              props.materials.show(props.one.id, event.currentTarget.value as MaterialAudience),
              () => {},
            )
          }
        >
          <For each={materialAudiences}>
            {(audience) => (
              <option value={audience} selected={audience === props.one.audience}>
                {words().audience[audience]}
              </option>
            )}
          </For>
        </select>
        <IconButton
          icon="close"
          small
          label={words().removeMaterial(props.one.name)}
          onClick={() => setRemoving(true)}
        />
        <Dialog
          open={removing()}
          onClose={() => setRemoving(false)}
          title={words().removeMaterialTitle(props.one.name)}
          description={words().removeMaterialText}
        >
          <ProblemNotice problem={remove.problem()} />
          <DialogActions
            onCancel={() => setRemoving(false)}
            doIt={words().removeItem}
            danger
            busy={remove.busy()}
            onDo={() => void remove.run()}
          />
        </Dialog>
      </Show>
    </li>
  );
}

function Attach(props: { materials: Materials }) {
  const words = useWords(workshopsWords);
  const [audience, setAudience] = createSignal<MaterialAudience>("everyone");
  const [sending, setSending] = createSignal<{ name: string; control: AbortController }>();
  const [problem, setProblem] = createSignal<ShownProblem>();
  let chooser!: HTMLInputElement;
  const stop = () => sending()?.control.abort();
  onCleanup(stop);

  async function attach(file: File): Promise<void> {
    const control = new AbortController();
    setSending({ name: file.name, control });
    setProblem(undefined);
    try {
      await props.materials.attach(file, audience(), control.signal);
      tell(words().attached(file.name));
    } catch (why) {
      if (why instanceof DOMException && why.name === "AbortError") return;
      if (!(why instanceof ProblemError)) throw why;
      setProblem(why.problem);
    } finally {
      setSending(undefined);
      chooser.value = "";
    }
  }

  return (
    <div class="stack attach">
      <ProblemNotice problem={problem()} />
      <Show
        when={sending()}
        fallback={
          <div class="two">
            <SelectField
              label={words().shownTo}
              value={audience()}
              choices={materialAudiences.map((value) => ({ value, label: words().audience[value] }))}
              onChange={setAudience}
            />
            <div class="field">
              <span class="label">{words().attachKinds}</span>
              <Button icon="plus" onClick={() => chooser.click()}>
                {words().attach}
              </Button>
            </div>
          </div>
        }
      >
        {(one) => (
          <div class="row row--wrap" role="status">
            <span class="spin" aria-hidden="true" />
            <span class="grow anywhere">{words().sending(one().name)}</span>
            <Button small onClick={stop}>
              {words().stopSending}
            </Button>
          </div>
        )}
      </Show>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".pdf,.docx,.pptx,.xlsx,.png,.jpg,.jpeg"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void attach(file);
        }}
      />
    </div>
  );
}

const size = (bytes: number): string =>
  bytes < 1_000_000
    ? new Intl.NumberFormat(tag(), { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }).format(
        Math.max(1, bytes / 1_000),
      )
    : new Intl.NumberFormat(tag(), { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }).format(
        bytes / 1_000_000,
      );
