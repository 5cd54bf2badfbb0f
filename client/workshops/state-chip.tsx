import type { WorkshopState } from "../../shared/workshop/states";
import { Icon, type IconName } from "../parts/icon";
import { useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";

const signs: Record<WorkshopState, IconName> = {
  draft: "lock",
  open: "eye",
  "in-progress": "clock",
  closed: "check",
};

export function StateChip(props: { state: WorkshopState }) {
  const words = useWords(workshopsWords);
  return (
    <span
      class="chip"
      classList={{ "chip--accent": props.state === "in-progress" }}
      title={words().stateMeans[props.state]}
    >
      <Icon name={signs[props.state]} />
      {words().state[props.state]}
    </span>
  );
}
