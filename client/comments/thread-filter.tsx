import { For } from "solid-js";
import { useDesk } from "../editor/desk";
import { commentWords } from "../words/comments";
import { useWords } from "../words/words";
import { type ThreadFilter, threadFilters } from "./threads-desk";

/** Which threads are shown. */
export function ThreadFilterSwitch() {
  const desk = useDesk();
  const words = useWords(commentWords);
  return (
    <select
      class="input select select--small"
      aria-label={words().filter}
      onChange={(event) => desk.threads.setFilter(event.currentTarget.value as ThreadFilter)}
    >
      <For each={threadFilters}>
        {(filter) => (
          <option value={filter} selected={filter === desk.threads.filter()}>
            {words().filters[filter]} ({desk.threads.count(filter)})
          </option>
        )}
      </For>
    </select>
  );
}
