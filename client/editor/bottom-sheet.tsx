import { onMount, type ParentProps } from "solid-js";
import { IconButton } from "../parts/button";
import { escapes } from "../parts/escapes";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";

/** A panel from the bottom of a narrow screen. Escape closes it. */
export function BottomSheet(props: ParentProps<{ label: string; onClose: () => void; isLow?: boolean }>) {
  const words = useWords(commonWords);
  let sheet!: HTMLElement;
  onMount(() => {
    if (!sheet.contains(document.activeElement)) sheet.focus();
  });
  return (
    <section
      ref={sheet}
      class="bottom-sheet"
      classList={{ "bottom-sheet--low": props.isLow }}
      aria-label={props.label}
      tabIndex={-1}
      onKeyDown={(event) => escapes(event) && props.onClose()}
    >
      <div class="bottom-sheet-head">
        <IconButton icon="close" label={words().close} onClick={() => props.onClose()} />
      </div>
      {props.children}
    </section>
  );
}
