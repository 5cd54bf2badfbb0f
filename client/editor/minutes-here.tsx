import { onCleanup } from "solid-js";
import { useMinutes } from "../minutes/minutes.data";
import { MinutesNotice } from "../minutes/minutes-notice";
import { useDesk } from "./desk";

/** Over the text of minutes: how far they are, told anew whenever the server says that something has changed. */
export function MinutesHere() {
  const desk = useDesk();
  const minutes = useMinutes(() => desk.answer().id);
  onCleanup(
    desk.room.onEvent(({ type }) => {
      if (type === "facts" || type === "thread") minutes.again();
    }),
  );
  return <MinutesNotice minutes={minutes} may={desk.may} />;
}
