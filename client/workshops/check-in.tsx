import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { WorkshopAnswer } from "../../shared/answers";
import { showCheckInCode } from "../../shared/workshop/check-in-code";
import { takesCheckIns } from "../../shared/workshop/states";
import { Button, buttonClass } from "../parts/button";
import { CopyLink } from "../parts/copy-link";
import { createDeed } from "../parts/deed";
import { Icon } from "../parts/icon";
import { ProblemNotice } from "../parts/notice";
import { QrCode } from "../parts/qr-code";
import { useProject } from "../projects/project";
import { dayAndTime } from "../words/times";
import { useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { useCheckIn } from "./workshops.data";

/** The code by which guests sign the attendance list: to be photographed, read out, copied, hung on a wall. */
export function CheckInBlock(props: { answer: WorkshopAnswer }) {
  const words = useWords(workshopsWords);
  const project = useProject();
  const checkIn = useCheckIn(() => props.answer.id);
  const page = () => `/p/${project.facts().id}/workshops/${props.answer.id}`;
  const mayManage = () => project.may("participant.manage");
  const open = createDeed(() => checkIn.open());
  const close = createDeed(() => checkIn.close());
  return (
    <section class="block" aria-labelledby="check-in">
      <header>
        <h2 id="check-in">{words().checkIn}</h2>
      </header>
      <div class="stack">
        <Show
          when={checkIn.code()}
          fallback={
            <>
              <p class="small faint">
                {takesCheckIns(props.answer.state) ? words().checkInClosed : words().checkInDraft}
              </p>
              <Show when={mayManage() && takesCheckIns(props.answer.state)}>
                <div>
                  <Button icon="people" busy={open.busy()} onClick={() => void open.run()}>
                    {words().openCheckIn}
                  </Button>
                </div>
              </Show>
            </>
          }
        >
          {(code) => (
            <>
              <div class="check-in-open">
                <QrCode address={code().url} />
                <div class="stack">
                  <p class="check-in-code num">
                    <span class="visually-hidden">{words().checkInCode}: </span>
                    {showCheckInCode(code().code)}
                  </p>
                  <p class="small faint">
                    {words().checkInUntil(dayAndTime(code().expires, props.answer.zone))}
                  </p>
                  <div>
                    <A class={buttonClass({ small: true })} href={`${page()}/check-in`}>
                      <Icon name="doc" />
                      {words().checkInSheet}
                    </A>
                  </div>
                </div>
              </div>
              <CopyLink label={words().checkInLink} url={code().url} />
              <Show when={mayManage()}>
                <div class="row row--wrap">
                  <Button small icon="clock" busy={open.busy()} onClick={() => void open.run()}>
                    {words().renewCheckIn}
                  </Button>
                  <Button small kind="danger" busy={close.busy()} onClick={() => void close.run()}>
                    {words().closeCheckIn}
                  </Button>
                </div>
              </Show>
            </>
          )}
        </Show>
        <ProblemNotice problem={open.problem() ?? close.problem()} />
      </div>
    </section>
  );
}
