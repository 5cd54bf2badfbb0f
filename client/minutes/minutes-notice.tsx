import { createSignal, Show } from "solid-js";
import type { MinutesAnswer } from "../../shared/answers";
import type { Action } from "../../shared/roles";
import { Button } from "../parts/button";
import { heldBy } from "../parts/held-by";
import type { IconName } from "../parts/icon";
import { Notice } from "../parts/notice";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { minutesWords } from "../words/minutes";
import { calendarDate, day } from "../words/times";
import { useWords } from "../words/words";
import type { Minutes } from "./minutes.data";
import { CirculateDialog, ConfirmDialog, ReopenDialog } from "./minutes-dialogs";

type Asked = "circulate" | "confirm" | "reopen";

const icons: Record<MinutesAnswer["state"], IconName> = {
  draft: "doc",
  circulated: "clock",
  due: "clock",
  confirmed: "lock",
};

/** Where the minutes stand, until when comments are taken, and the step that comes next for whoever may take it. */
export function MinutesNotice(props: {
  minutes: Minutes;
  may: (action: Action) => boolean;
  /** Says it in the draft too, which only matters to whoever can let it go round. */
  always?: boolean;
}) {
  const words = useWords(minutesWords);
  const [asked, setAsked] = createSignal<Asked>();
  const close = () => setAsked(undefined);
  const mayManage = () => props.may("minutes.manage");
  const answer = () => heldBy(props.minutes.answer);
  const isShown = (of: MinutesAnswer) =>
    of.state !== "draft" || of.reopened !== null || mayManage() || props.always;

  const title = (of: MinutesAnswer): string => {
    if (of.state === "confirmed") return words().confirmed(day(of.confirmed!.at));
    if (of.state === "draft") return words().draft;
    return words()[of.state](calendarDate(of.until!));
  };

  return (
    <Show when={answer()}>
      {(of) => (
        <Show when={isShown(of())}>
          <Notice
            kind={of().state === "due" && mayManage() ? "amber" : "plain"}
            icon={icons[of().state]}
            title={title(of())}
            action={
              <Steps
                of={of()}
                mayManage={mayManage()}
                mayAgree={props.may("minutes.agree")}
                onAsk={setAsked}
                onAgree={() => void orTell(props.minutes.agree(), () => tell(words().agreedNow))}
              />
            }
          >
            <Says of={of()} mayManage={mayManage()} />
          </Notice>
          <CirculateDialog open={asked() === "circulate"} minutes={props.minutes} onClose={close} />
          <ConfirmDialog open={asked() === "confirm"} minutes={props.minutes} onClose={close} />
          <ReopenDialog open={asked() === "reopen"} minutes={props.minutes} onClose={close} />
        </Show>
      )}
    </Show>
  );
}

function Says(props: { of: MinutesAnswer; mayManage: boolean }) {
  const words = useWords(minutesWords);
  const isRound = () => props.of.state === "circulated" || props.of.state === "due";
  return (
    <>
      <Show when={props.of.state === "circulated"}>
        <p>
          <b>{words().daysLeft(props.of.daysLeft ?? 0)}</b> {words().silence}
        </p>
      </Show>
      <Show when={props.of.state === "due"}>
        <p>{words().dueText}</p>
      </Show>
      <Show when={props.of.state === "draft"}>
        <p>{props.mayManage ? words().draftText : words().draftReader}</p>
      </Show>
      <Show when={props.of.confirmed}>
        {(confirmed) => (
          <p>
            <Show when={confirmed().by}>{(name) => <>{words().confirmedBy(name())} </>}</Show>
            {words().confirmedText}
          </p>
        )}
      </Show>
      <Show when={props.of.reopened}>
        {(reopened) => (
          <p class="anywhere">{words().reopened(reopened().by ?? words().nobody, reopened().reason)}</p>
        )}
      </Show>
      <Show when={isRound()}>
        <p class="num">{words().counts(props.of.told, props.of.agreed, props.of.commented)}</p>
      </Show>
      <Show when={isRound() && props.of.guests > 0}>
        <p>{words().guests(props.of.guests)}</p>
      </Show>
      <Show when={isRound() && props.of.haveAgreed}>
        <p>{words().youAgreed}</p>
      </Show>
    </>
  );
}

function Steps(props: {
  of: MinutesAnswer;
  mayManage: boolean;
  mayAgree: boolean;
  onAsk: (what: Asked) => void;
  onAgree: () => void;
}) {
  const words = useWords(minutesWords);
  const state = () => props.of.state;
  return (
    <div class="minutes-steps">
      <Show when={state() === "circulated" && props.mayAgree && !props.of.haveAgreed}>
        <Button small icon="check" onClick={() => props.onAgree()}>
          {words().agree}
        </Button>
      </Show>
      <Show when={props.mayManage}>
        <Show when={state() === "due"}>
          <Button small kind="primary" onClick={() => props.onAsk("confirm")}>
            {words().confirm}
          </Button>
        </Show>
        <Show when={state() !== "confirmed"}>
          <Button
            small
            kind={state() === "draft" ? "primary" : undefined}
            onClick={() => props.onAsk("circulate")}
          >
            {state() === "draft" ? words().circulate : words().another}
          </Button>
        </Show>
        <Show when={state() !== "draft"}>
          <Button small onClick={() => props.onAsk("reopen")}>
            {state() === "confirmed" ? words().open : words().takeBack}
          </Button>
        </Show>
      </Show>
    </div>
  );
}
