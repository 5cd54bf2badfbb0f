import { createUniqueId, For } from "solid-js";
import type { Moment } from "../../shared/register/pictures";
import { pictureWords } from "../words/pictures";
import { day, days } from "../words/times";
import { useWords } from "../words/words";
import { Picture } from "./picture";

/** Columns that have room, so that a few are not as wide as a wall. */
const fewest = 12;
/** From the ground up. */
const kinds = ["overdue", "open", "closed"] as const;
type Kind = (typeof kinds)[number];

const countsOf = (moment: Moment): Record<Kind, number> => ({
  overdue: moment.overdue,
  open: moment.open - moment.overdue,
  closed: moment.closed,
});

/** A column for each moment: what was late, what was open, what was over; each with a pattern of its own. */
export function OverTimePicture(props: { moments: readonly Moment[] }) {
  const words = useWords(pictureWords);
  const now = () => props.moments.at(-1) ?? { at: 0, open: 0, overdue: 0, closed: 0 };
  const most = () => Math.max(1, ...props.moments.map((moment) => moment.open + moment.closed));
  const step = () => 100 / Math.max(fewest, props.moments.length);
  const stripes = createUniqueId();
  const fill = (kind: Kind) => (kind === "overdue" ? `url(#${stripes})` : undefined);

  const columns = (moment: Moment) => {
    const counts = countsOf(moment);
    let ground = 100;
    return kinds.map((kind) => {
      const height = (counts[kind] / most()) * 100;
      ground -= height;
      return { kind, y: `${ground}%`, height: `${height}%` };
    });
  };

  return (
    <Picture
      title={words().overTime}
      say={words().overTimeSay(now().open, now().overdue, now().closed)}
      isEmpty={props.moments.length === 0}
      table={
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">{words().day}</th>
              <th scope="col" class="r">
                {words().openInAll}
              </th>
              <th scope="col" class="r">
                {words().kinds.overdue}
              </th>
              <th scope="col" class="r">
                {words().kinds.closed}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.moments}>
              {(moment) => (
                <tr>
                  <th scope="row">{day(moment.at)}</th>
                  <td class="r">{moment.open}</td>
                  <td class="r">{moment.overdue}</td>
                  <td class="r">{moment.closed}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      }
    >
      <div class="time-picture">
        <div class="time-scale">
          <span>{most()}</span>
          <span>0</span>
        </div>
        <svg class="time-columns" width="100%" height="180" aria-hidden="true">
          <pattern
            id={stripes}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect class="time-stripe-ground" width="6" height="6" />
            <rect class="time-stripe" width="3" height="6" />
          </pattern>
          <For each={props.moments}>
            {(moment, at) => (
              <For each={columns(moment)}>
                {({ kind, y, height }) => (
                  <rect
                    class={`time time--${kind}`}
                    x={`${(at() + 0.08) * step()}%`}
                    width={`${step() * 0.84}%`}
                    y={y}
                    height={height}
                    fill={fill(kind)}
                  />
                )}
              </For>
            )}
          </For>
        </svg>
        <div class="time-days">{days(props.moments[0]?.at ?? now().at, now().at)}</div>
        <ul class="time-legend">
          <For each={kinds}>
            {(kind) => (
              <li>
                <svg width="16" height="16" aria-hidden="true">
                  <rect class={`time time--${kind}`} x="1" y="1" width="14" height="14" fill={fill(kind)} />
                </svg>
                {words().kinds[kind]}
              </li>
            )}
          </For>
        </ul>
      </div>
    </Picture>
  );
}
