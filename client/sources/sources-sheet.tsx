import { BottomSheet } from "../editor/bottom-sheet";
import { sourceWords } from "../words/sources";
import { useWords } from "../words/words";
import { ReachSwitch } from "./reach-switch";
import { SourcesPanel } from "./sources-panel";

/** The inputs and decisions on a narrow screen: a sheet from the bottom, with the text in sight above it. */
export function SourcesSheet(props: { onGo: (section: string) => void; onClose: () => void }) {
  const words = useWords(sourceWords);
  return (
    <BottomSheet label={words().panel} onClose={props.onClose}>
      <div class="panel-head">
        <h2>{words().inputs}</h2>
        <ReachSwitch />
      </div>
      <SourcesPanel onGo={props.onGo} />
    </BottomSheet>
  );
}
