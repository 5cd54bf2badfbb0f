import { Icon, type IconName } from "../parts/icon";
import { liveWords } from "../words/live";
import { exactTime } from "../words/times";
import { useWords } from "../words/words";
import type { SaveState } from "./save-state";

/** What may truly be said of the text on screen; always in view, spoken when it changes for the worse. */
export function SaveMark(props: { state: SaveState; mayComment: boolean; short?: boolean }) {
  const words = useWords(liveWords);
  const said = () => sayState(words(), props.state, props.mayComment, props.short ?? false);
  return (
    <span
      class="save"
      classList={{
        "save--off": isWorrying(props.state),
        "save--ro": props.state.is === "read-only" || props.state.is === "opening",
      }}
      role={isWorrying(props.state) ? "status" : undefined}
      data-save={props.state.is}
    >
      <Icon name={signs[props.state.is]} small />
      {said()}
    </span>
  );
}

const signs: Record<SaveState["is"], IconName> = {
  opening: "clock",
  saving: "clock",
  saved: "saved",
  "offline-unsaved": "offline",
  offline: "offline",
  "read-only": "lock",
  "cannot-store": "warn",
  refused: "block",
};

const isWorrying = (state: SaveState) =>
  state.is === "offline" ||
  state.is === "offline-unsaved" ||
  state.is === "cannot-store" ||
  state.is === "refused";

function sayState(
  words: (typeof liveWords)["en"],
  state: SaveState,
  mayComment: boolean,
  isShort: boolean,
): string {
  switch (state.is) {
    case "opening":
      return words.opening;
    case "saving":
      return words.saving;
    case "saved":
      return words.saved(exactTime(state.at));
    case "offline":
      return words.offline;
    case "offline-unsaved":
      if (state.kept) return isShort ? words.offlineKeptShort : words.offlineKept;
      return isShort ? words.offlineHereShort : words.offlineHere;
    case "read-only":
      return mayComment ? words.readAndComment : words.readOnly;
    case "cannot-store":
      return isShort ? words.cannotStoreShort : words.cannotStore;
    case "refused":
      return words.refused[state.why];
  }
}
