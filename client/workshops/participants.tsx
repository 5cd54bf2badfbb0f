import { createSignal, Show } from "solid-js";
import type { ParticipantAnswer, WorkshopAnswer } from "../../shared/answers";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { Icon } from "../parts/icon";
import { Keyed } from "../parts/keyed";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { Menu, MenuItem } from "../parts/menu";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { ParticipantDialog } from "./participant-dialog";
import type { Participants } from "./workshops.data";

/** Who is invited, who has accepted, who came. */
export function ParticipantsBlock(props: { answer: WorkshopAnswer; participants: Participants }) {
  const words = useWords(workshopsWords);
  const project = useProject();
  const [adding, setAdding] = createSignal(false);
  const mayManage = () => project.may("participant.manage");
  const counts = () => props.answer.attendance;
  return (
    <section class="block" aria-labelledby="participants">
      <header>
        <h2 id="participants">{words().participants}</h2>
        <span class="count">{counts().all}</span>
        <Show when={mayManage()}>
          <Button class="more" small icon="plus" onClick={() => setAdding(true)}>
            {words().addParticipant}
          </Button>
        </Show>
      </header>
      <p class="small faint num">
        {words().attendance(counts().invited, counts().accepted, counts().attended)}
      </p>
      <Loaded from={props.participants.list} again={props.participants.again}>
        {(list) => (
          <Show
            when={list().length > 0}
            fallback={<Empty level={3} title={words().noParticipants} text={words().noParticipantsText} />}
          >
            <table class="table participants">
              <thead>
                <tr>
                  <th scope="col">{words().name}</th>
                  <th scope="col">{words().organisation}</th>
                  <th scope="col">{words().invited}</th>
                  <th scope="col">{words().accepted}</th>
                  <th scope="col">{words().attended}</th>
                  <Show when={mayManage()}>
                    <td>
                      <span class="visually-hidden">{words().item.actions}</span>
                    </td>
                  </Show>
                </tr>
              </thead>
              <tbody>
                <Keyed each={list()} by={(one) => one.id}>
                  {(one) => <Row one={one()} participants={props.participants} mayManage={mayManage()} />}
                </Keyed>
              </tbody>
            </table>
          </Show>
        )}
      </Loaded>
      <ParticipantDialog
        open={adding()}
        onClose={() => setAdding(false)}
        title={words().addParticipant}
        doIt={words().add}
        send={props.participants.add}
      />
    </section>
  );
}

function Row(props: { one: ParticipantAnswer; participants: Participants; mayManage: boolean }) {
  const words = useWords(workshopsWords);
  const common = useWords(commonWords);
  const [correcting, setCorrecting] = createSignal(false);
  const reach = () => {
    const personal = props.one.personal;
    return [personal?.nip, personal?.phone, personal?.email].filter(Boolean).join(" · ");
  };
  return (
    <tr>
      <th scope="row">
        <b>{props.one.name}</b>
        <Show when={props.one.position}>
          <span class="small faint line">{props.one.position}</span>
        </Show>
        <Show when={reach()}>
          <span class="small faint line">
            <Icon name="lock" small /> {reach()}
          </span>
        </Show>
      </th>
      <td class="from">
        <Show when={props.one.organisation} fallback={props.one.organisationName}>
          {(organisation) => <LocalText of={organisation().name} />}
        </Show>
      </td>
      <Mark of={props.one} mark="invited" {...props} />
      <Mark of={props.one} mark="accepted" {...props} />
      <Mark of={props.one} mark="attended" {...props} />
      <Show when={props.mayManage}>
        <td class="m">
          <Menu
            class="btn btn--quiet btn--icon btn--small"
            label={common().actions(props.one.name)}
            trigger={<Icon name="more" />}
          >
            <MenuItem icon="propose" onSelect={() => setCorrecting(true)}>
              {words().correct}
            </MenuItem>
            <MenuItem
              icon="close"
              danger
              onSelect={() =>
                void orTell(props.participants.remove(props.one.id), () =>
                  tell(words().removedParticipant(props.one.name)),
                )
              }
            >
              {words().removeParticipant}
            </MenuItem>
          </Menu>
          <ParticipantDialog
            open={correcting()}
            onClose={() => setCorrecting(false)}
            title={words().correct}
            doIt={common().save}
            of={props.one}
            send={(change) => props.participants.change(props.one.id, change)}
          />
        </td>
      </Show>
    </tr>
  );
}

function Mark(props: {
  of: ParticipantAnswer;
  mark: "invited" | "accepted" | "attended";
  participants: Participants;
  mayManage: boolean;
}) {
  const words = useWords(workshopsWords);
  const is = () => props.of[`${props.mark}At`] !== null;
  return (
    <td class="mark">
      <Show
        when={props.mayManage}
        fallback={
          <Show when={is()} fallback={<span class="faint">–</span>}>
            <span class="say say--green">
              <Icon name="check" small />
              {words()[props.mark]}
            </span>
          </Show>
        }
      >
        <label class="check">
          <input
            type="checkbox"
            checked={is()}
            aria-label={words().markOf(words()[props.mark], props.of.name)}
            onChange={(event) => {
              const box = event.currentTarget;
              const change = { [props.mark]: box.checked };
              void orTell(
                props.participants.change(props.of.id, change).catch((why: unknown) => {
                  box.checked = is();
                  throw why;
                }),
                () => {},
              );
            }}
          />
          <span class="only-stacked">{words()[props.mark]}</span>
        </label>
      </Show>
    </td>
  );
}
