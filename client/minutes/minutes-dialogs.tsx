import { createEffect, createSignal, on } from "solid-js";
import { dayIn, projectZone } from "../../shared/workshop/zones";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { Field, TextField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { minutesWords } from "../words/minutes";
import { useWords } from "../words/words";
import { IncompleteBlocks } from "./incomplete-blocks";
import type { Minutes } from "./minutes.data";

type Props = { open: boolean; minutes: Minutes; onClose: () => void };

/** A week is what corrections usually take. */
const usualDays = 7;

const dayFromNow = (days: number): string => dayIn(Date.now() + days * 86_400_000, projectZone);

export function CirculateDialog(props: Props) {
  const words = useWords(minutesWords);
  const [until, setUntil] = createSignal("");
  const deed = createDeed(() => props.minutes.circulate(until()));
  createEffect(
    on(
      () => props.open,
      (isOpen) => {
        deed.forget();
        if (!isOpen) return;
        props.minutes.again();
        setUntil(props.minutes.answer.latest?.until ?? dayFromNow(usualDays));
      },
    ),
  );
  async function send(event: SubmitEvent) {
    event.preventDefault();
    if (!(await deed.run())) return;
    props.onClose();
    tell(words().sent);
  }
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={words().circulateTitle}
      description={words().circulateText}
    >
      <form onSubmit={(event) => void send(event)}>
        <ProblemNotice problem={deed.problem()} />
        <IncompleteBlocks
          document={props.minutes.document()}
          blocks={heldBy(props.minutes.answer)?.incomplete ?? []}
          onGo={props.onClose}
        />
        <TextField
          type="date"
          required
          min={dayFromNow(0)}
          label={words().until}
          value={until()}
          onInput={setUntil}
          error={deed.errorFor("until")}
        />
        <DialogActions onCancel={props.onClose} doIt={words().circulateDo} busy={deed.busy()} />
      </form>
    </Dialog>
  );
}

export function ConfirmDialog(props: Props) {
  const words = useWords(minutesWords);
  const deed = createDeed(() => props.minutes.confirm());
  createEffect(on(() => props.open, deed.forget));
  async function confirm() {
    if (!(await deed.run())) return;
    props.onClose();
    tell(words().isConfirmed);
  }
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={words().confirmTitle}
      description={words().confirmText}
    >
      <ProblemNotice problem={deed.problem()} />
      <DialogActions
        onCancel={props.onClose}
        doIt={words().confirmDo}
        busy={deed.busy()}
        onDo={() => void confirm()}
      />
    </Dialog>
  );
}

export function ReopenDialog(props: Props) {
  const words = useWords(minutesWords);
  const [reason, setReason] = createSignal("");
  const deed = createDeed(() => props.minutes.reopen(reason()));
  createEffect(
    on(
      () => props.open,
      () => {
        deed.forget();
        setReason("");
      },
    ),
  );
  async function open(event: SubmitEvent) {
    event.preventDefault();
    if (!(await deed.run())) return;
    props.onClose();
    tell(words().isOpen);
  }
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={words().openTitle}
      description={words().openText}
    >
      <form onSubmit={(event) => void open(event)}>
        <ProblemNotice problem={deed.problem()} />
        <Field label={words().reason} error={deed.errorFor("reason")}>
          {(ids) => (
            <textarea
              class="input"
              rows={3}
              required
              maxLength={2000}
              {...ids()}
              value={reason()}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        <DialogActions onCancel={props.onClose} doIt={words().openDo} busy={deed.busy()} />
      </form>
    </Dialog>
  );
}
