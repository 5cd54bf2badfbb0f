import { For } from "solid-js";
import { useDesk } from "../editor/desk";
import { sourceWords } from "../words/sources";
import { useWords } from "../words/words";
import { type SourceReach, sourceReaches } from "./sources-desk";

/** Of the whole document, or only of the section in which one is. */
export function ReachSwitch() {
  const desk = useDesk();
  const words = useWords(sourceWords);
  return (
    <select
      class="input select select--small"
      aria-label={words().reach}
      onChange={(event) => desk.sources.setReach(event.currentTarget.value as SourceReach)}
    >
      <For each={sourceReaches}>
        {(reach) => (
          <option value={reach} selected={reach === desk.sources.reach()}>
            {words().reaches[reach]}
          </option>
        )}
      </For>
    </select>
  );
}
