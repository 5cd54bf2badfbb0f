import type { LetterState } from "../../shared/answers";
import { Icon, type IconName } from "../parts/icon";
import { lettersWords } from "../words/letters";
import { useWords } from "../words/words";

const looks: Record<LetterState, { class: string; icon: IconName }> = {
  requested: { class: "chip--amber", icon: "warn" },
  drafted: { class: "", icon: "doc" },
  numbered: { class: "chip--accent", icon: "numbers" },
  sent: { class: "chip--green", icon: "check" },
};

export function LetterStateChip(props: { state: LetterState }) {
  const words = useWords(lettersWords);
  return (
    <span class={`chip ${looks[props.state].class}`}>
      <Icon name={looks[props.state].icon} />
      {words().state[props.state]}
    </span>
  );
}
