import { For, Show } from "solid-js";
import type { MemberAnswer } from "../../shared/answers";
import { isNoHigherThan, type Role, roles } from "../../shared/roles";
import { Avatar } from "../parts/avatar";
import { Keyed } from "../parts/keyed";
import { LocalText } from "../parts/local-text";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { peopleWords } from "../words/people";
import { termWords } from "../words/terms";
import { day } from "../words/times";
import { useWords } from "../words/words";
import { MemberMenu } from "./member-menu";
import type { Members } from "./people.data";

/** The members; with `members` their roles and places can be changed. */
export function MembersTable(props: { list: readonly MemberAnswer[]; members?: Members }) {
  const words = useWords(peopleWords);
  return (
    <section class="block" aria-labelledby="members">
      <header>
        <h2 id="members">{words().members}</h2>
        <span class="count">{props.list.length}</span>
      </header>
      <table class="table people">
        <thead>
          <tr>
            <th scope="col">{words().column.name}</th>
            <th scope="col">{words().column.role}</th>
            <th scope="col">{words().column.since}</th>
            <Show when={props.members}>
              <td>
                <span class="visually-hidden">{words().column.actions}</span>
              </td>
            </Show>
          </tr>
        </thead>
        <tbody>
          <Keyed each={props.list} by={(member) => member.member}>
            {(member) => (
              <tr>
                <th scope="row">
                  <Who member={member()} />
                </th>
                <td class="role">
                  <Show
                    when={!member().isMe && props.members}
                    fallback={<RoleInWords role={member().role} />}
                  >
                    {(members) => <RoleSelect member={member()} members={members()} />}
                  </Show>
                </td>
                <td class="since num">{day(member().since)}</td>
                <Show when={props.members}>
                  {(members) => (
                    <td class="m">
                      <Show when={!member().isMe}>
                        <MemberMenu member={member()} members={members()} />
                      </Show>
                    </td>
                  )}
                </Show>
              </tr>
            )}
          </Keyed>
        </tbody>
      </table>
    </section>
  );
}

function Who(props: { member: MemberAnswer }) {
  const words = useWords(peopleWords);
  return (
    <div class="who">
      <Avatar person={props.member} big />
      <div>
        <b>{props.member.name}</b>
        <Show when={props.member.isMe}>
          <span class="faint"> · {words().me}</span>
        </Show>
        <span class="org">
          <LocalText of={props.member.organisation} />
        </span>
        <Show when={props.member.email}>
          <span class="org">{props.member.email}</span>
        </Show>
      </div>
    </div>
  );
}

function RoleInWords(props: { role: Role }) {
  const terms = useWords(termWords);
  return (
    <>
      {terms().role[props.role]}
      <span class="small faint line">{terms().roleMeans[props.role]}</span>
    </>
  );
}

function RoleSelect(props: { member: MemberAnswer; members: Members }) {
  const words = useWords(peopleWords);
  const terms = useWords(termWords);
  const { facts } = useProject();
  const mine = () => facts().role;

  async function change(role: Role): Promise<void> {
    const before = props.member.role;
    const { name, member } = props.member;
    await orTell(props.members.changeRole(member, role), () =>
      tell(words().roleChanged(name, terms().role[role]), () => void change(before)),
    );
  }

  return (
    <select
      class="input select"
      aria-label={words().roleOf(props.member.name)}
      onChange={(event) => void change(event.currentTarget.value as Role)}
    >
      <For each={roles.filter((role) => isNoHigherThan(role, mine()))}>
        {(role) => (
          <option value={role} selected={role === props.member.role}>
            {terms().role[role]}
          </option>
        )}
      </For>
    </select>
  );
}
