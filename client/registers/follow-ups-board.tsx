import { A } from "@solidjs/router";
import { createMemo, For } from "solid-js";
import type { FollowUpAnswer } from "../../shared/register/answers";
import { heldBy } from "../parts/held-by";
import { Keyed } from "../parts/keyed";
import { LocalText } from "../parts/local-text";
import { useOrganisations } from "../people/people.data";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { byOwner } from "./by-owner";
import { DueDay, HowFar, RowState } from "./row-facts";

/** A column for each organisation, with what it has to do. */
export function FollowUpsBoard(props: { list: readonly FollowUpAnswer[] }) {
  const words = useWords(registersWords);
  const project = useProject();
  const [organisations] = useOrganisations(() => (project.may("people.read") ? project.facts().id : ""));
  const groups = createMemo(() => byOwner(props.list, heldBy(organisations) ?? [], language()));
  return (
    <div class="board">
      <Keyed each={groups()} by={(group) => group.key}>
        {(group) => (
          <section class="block" aria-label={group().name ?? words().noOwner}>
            <header>
              <h2 class="clamp" dir="auto" classList={{ "say say--amber": group().name === null }}>
                {group().name ?? words().noOwner}
              </h2>
              <span class="count">{group().rows.length}</span>
            </header>
            <ul class="source-list">
              <For each={group().rows}>
                {(row) => (
                  <li class="source">
                    <div class="row row--wrap">
                      <A class="source-name" href={`/p/${project.facts().id}/follow-ups/${row.id}`}>
                        {words().followUp(row.number)}
                      </A>
                      <RowState row={row} />
                    </div>
                    <p class="serif clamp" dir="auto">
                      <LocalText of={row.text} />
                    </p>
                    <p class="small">
                      <DueDay row={row} />
                    </p>
                    <HowFar row={row} />
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </Keyed>
    </div>
  );
}
