import { Show } from "solid-js";
import { qrCode } from "../../shared/workshop/qr-code";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";

/** Four light modules around it, or phones do not find it. */
const quiet = 4;

/** An address to be photographed, always dark on white. */
export function QrCode(props: { address: string; class?: string }) {
  const words = useWords(commonWords);
  const code = () => qrCode(props.address);
  return (
    <Show when={code()}>
      {(grid) => (
        <svg
          class={`qr ${props.class ?? ""}`}
          viewBox={`${-quiet} ${-quiet} ${grid().length + 2 * quiet} ${grid().length + 2 * quiet}`}
          role="img"
          aria-label={words().qrCode(props.address)}
          shape-rendering="crispEdges"
        >
          <path d={grid().flatMap(pathOfRow).join("")} />
        </svg>
      )}
    </Show>
  );
}

const pathOfRow = (row: readonly boolean[], y: number): string[] =>
  row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []));
