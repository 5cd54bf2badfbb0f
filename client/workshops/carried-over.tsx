import { A } from "@solidjs/router";
import { createResource, For, Show } from "solid-js";
import type { FollowUpAnswer } from "../../shared/register/answers";
import { api, ask } from "../api";
import { heldBy } from "../parts/held-by";
import { LocalText } from "../parts/local-text";
import { useProject } from "../projects/project";
import { DueDay, StateChip } from "../registers/row-facts";
import { day } from "../words/times";
import { useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";

/** What earlier workshops left to be done, with what was last reported of it. */
export function CarriedOverBlock(props: { workshop: string }) {
  const words = useWords(workshopsWords);
  const project = useProject();
  const [rows] = createResource<FollowUpAnswer[], string>(
    () => props.workshop,
    (workshop) => ask(api.workshops[":workshop"].carried.$get({ param: { workshop } })),
  );
  const list = () => heldBy(rows) ?? [];
  return (
    <Show when={list().length > 0}>
      <section class="block" aria-labelledby="carried">
        <header>
          <h2 id="carried">{words().carried}</h2>
          <span class="count">{list().length}</span>
        </header>
        <ul class="links carried">
          <For each={list()}>
            {(row) => (
              <li>
                <div class="grow">
                  <A class="t" href={`/p/${project.facts().id}/follow-ups/${row.id}`}>
                    <LocalText of={row.text} />
                  </A>
                  <span class="small muted line">
                    {[row.owner, row.person].filter(Boolean).join(" · ")}
                    <Show when={row.progress} fallback={<span class="faint"> {words().noProgress}</span>}>
                      {(progress) => (
                        <>
                          {" "}
                          {day(progress().at)}: {progress().note}
                        </>
                      )}
                    </Show>
                  </span>
                </div>
                <DueDay row={row} />
                <StateChip state={row.state} />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
