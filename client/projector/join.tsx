import type { CheckInAnswer } from "../../shared/answers";
import { showCheckInCode } from "../../shared/workshop/check-in-code";
import { QrCode } from "../parts/qr-code";
import { projectorWords } from "../words/projector";
import { useWords } from "../words/words";

/** How to sign the list of attendance: large while everybody arrives, small in a corner afterwards. */
export function Join(props: { checkIn: CheckInAnswer; isLarge: boolean }) {
  const words = useWords(projectorWords);
  return (
    <div class="wall-join" classList={{ "is-large": props.isLarge }}>
      <QrCode address={props.checkIn.url} />
      <div>
        <p>
          <b>{words().join}</b>
        </p>
        <p class="num anywhere">
          {props.checkIn.url.replace(/^https?:\/\//, "").replace(/\/[^/]+$/, "")} ·{" "}
          <span class="nowrap">{showCheckInCode(props.checkIn.code)}</span>
        </p>
      </div>
    </div>
  );
}
