import { A } from "@solidjs/router";
import { createResource, createSignal, For, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import type { InputAnswer } from "../../shared/register/answers";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { SelectField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { listInputs, type OpenInput } from "./registers.data";

/** What was said twice: into which input this one went, which ones came into it, and the way back. */
export function Merging(props: { row: InputAnswer; input: Pick<OpenInput, "merge" | "part"> }) {
  const words = useWords(registersWords);
  const project = useProject();
  const [into, setInto] = createSignal("");
  const [all] = createResource(() => ({ project: project.facts().id, query: {} }), listInputs);
  const known = (id: string) => heldBy(all)?.find((row) => row.id === id);
  const isMerged = () => props.row.state === "merged";
  const mayMerge = () => project.may("register.approve") && props.row.withdrawnAt === null;
  const choices = () => [
    { value: "", label: words().choose },
    ...(heldBy(all) ?? [])
      .filter((row) => row.id !== props.row.id && row.state !== "merged")
      .map((row) => ({
        value: row.id,
        label: `${words().input(row.number)}: ${inLanguage(row.text, language()).slice(0, 80)}`,
      })),
  ];
  const merge = createDeed(async () => {
    await props.input.merge(into());
    setInto("");
    tell(words().isMergedNow);
  });
  const part = createDeed(async (input: string) => {
    await props.input.part(input);
    tell(words().parted);
  });

  const Row = (given: { id: string; merged: string }) => (
    <Show when={known(given.id)}>
      {(row) => (
        <li>
          <A class="tap" href={`/p/${project.facts().id}/inputs/${given.id}`}>
            {words().input(row().number)}
          </A>
          <Show when={mayMerge()}>
            <div>
              <Button
                small
                kind="quiet"
                icon="undo"
                busy={part.busy()}
                onClick={() => void part.run(given.merged)}
              >
                {words().part}
              </Button>
            </div>
          </Show>
        </li>
      )}
    </Show>
  );

  return (
    <Show when={mayMerge() || isMerged() || props.row.merged.length > 0}>
      <section class="block" aria-labelledby="merging">
        <header>
          <h2 id="merging">{words().merging}</h2>
        </header>
        <div class="stack">
          <ProblemNotice problem={part.problem()} />
          <Show when={props.row.mergedInto}>
            {(target) => (
              <>
                <p class="small muted">{words().mergedInto}</p>
                <ul class="links">
                  <Row id={target()} merged={props.row.id} />
                </ul>
              </>
            )}
          </Show>
          <Show when={props.row.merged.length > 0}>
            <p class="small muted">{words().mergedHere}</p>
            <ul class="links">
              <For each={props.row.merged}>{(id) => <Row id={id} merged={id} />}</For>
            </ul>
          </Show>
          <Show when={mayMerge() && !isMerged()}>
            <form
              class="reg-form"
              onSubmit={(event) => {
                event.preventDefault();
                if (into()) void merge.run();
              }}
            >
              <SelectField
                label={words().mergeInto}
                help={words().mergingHelp}
                value={into()}
                choices={choices()}
                onChange={setInto}
              />
              <ProblemNotice problem={merge.problem()} />
              <div>
                <Button type="submit" busy={merge.busy()}>
                  {words().mergeIt}
                </Button>
              </div>
            </form>
          </Show>
        </div>
      </section>
    </Show>
  );
}
