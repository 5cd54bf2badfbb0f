import { createSignal, Show } from "solid-js";
import { Button } from "../parts/button";
import { CopyLink } from "../parts/copy-link";
import { createDeed } from "../parts/deed";
import { Dialog } from "../parts/dialog";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { useWords } from "../words/words";
import { endCalendar, makeCalendar } from "./registers.data";

/** One's own secret address of a calendar with the days of the follow-ups; it can be ended. */
export function CalendarFeed() {
  const words = useWords(registersWords);
  const project = useProject();
  const [isOpen, setOpen] = createSignal(false);
  const [url, setUrl] = createSignal<string>();
  const make = createDeed(async () => setUrl(await makeCalendar(project.facts().id)));
  const end = createDeed(async () => {
    await endCalendar(project.facts().id);
    setUrl(undefined);
    tell(words().calendarEnded);
  });
  const close = () => {
    setOpen(false);
    setUrl(undefined);
  };
  return (
    <>
      <Button icon="clock" onClick={() => setOpen(true)}>
        {words().calendar}
      </Button>
      <Dialog open={isOpen()} onClose={close} title={words().calendar} description={words().calendarHelp}>
        <div class="fields">
          <p class="small muted">{words().newCalendarEndsOld}</p>
          <ProblemNotice problem={make.problem() ?? end.problem()} />
          <Show when={url()}>{(made) => <CopyLink label={words().calendarLabel} url={made()} />}</Show>
          <div class="row row--wrap">
            <Show when={!url()}>
              <Button kind="primary" icon="link" busy={make.busy()} onClick={() => void make.run()}>
                {words().makeCalendar}
              </Button>
            </Show>
            <Button kind="quiet" icon="close" busy={end.busy()} onClick={() => void end.run()}>
              {words().endCalendar}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
