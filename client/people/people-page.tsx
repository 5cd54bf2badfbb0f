import { createSignal, Show } from "solid-js";
import { Button } from "../parts/button";
import { Loaded } from "../parts/loading";
import { usePageTitle } from "../parts/page-title";
import { useProject } from "../projects/project";
import { peopleWords } from "../words/people";
import { useWords } from "../words/words";
import { InvitationList } from "./invitation-list";
import { InviteDialog } from "./invite";
import { MembersTable } from "./members-table";
import { OrganisationListBlock } from "./organisation-list";
import { useOrganisationList } from "./organisations.data";
import { OutboxList } from "./outbox-list";
import { type Members, useInvitations, useMembers } from "./people.data";

/** Who is in the project; for the secretariat also invitations and messages. */
export function PeoplePage() {
  const words = useWords(peopleWords);
  const project = useProject();
  const members = useMembers(() => project.facts().id);
  usePageTitle(() => words().title);
  return (
    <Show
      when={project.may("people.manage")}
      fallback={
        <>
          <div class="head">
            <h1 class="h-page">{words().title}</h1>
          </div>
          <Loaded from={members.list} again={members.again}>
            {(list) => <MembersTable list={list()} />}
          </Loaded>
        </>
      }
    >
      <Managed members={members} />
    </Show>
  );
}

function Managed(props: { members: Members }) {
  const words = useWords(peopleWords);
  const project = useProject();
  const invitations = useInvitations(() => project.facts().id);
  const organisations = useOrganisationList(() => project.facts().id);
  const [inviting, setInviting] = createSignal(false);
  return (
    <>
      <div class="head">
        <h1 class="h-page">{words().title}</h1>
        <Button kind="primary" icon="plus" onClick={() => setInviting(true)}>
          {words().invite}
        </Button>
      </div>
      <div class="stack-blocks">
        <Loaded from={props.members.list} again={props.members.again}>
          {(list) => <MembersTable list={list()} members={props.members} />}
        </Loaded>
        <Loaded from={invitations.list} again={invitations.again}>
          {(list) => <InvitationList list={list()} revoke={invitations.revoke} />}
        </Loaded>
        <Show when={project.may("organisation.manage")}>
          <Loaded from={organisations.list} again={organisations.again}>
            {(list) => <OrganisationListBlock list={list()} organisations={organisations} />}
          </Loaded>
        </Show>
        <Show when={project.may("outbox.read")}>
          <OutboxList />
        </Show>
      </div>
      <InviteDialog open={inviting()} onClose={() => setInviting(false)} invite={invitations.invite} />
    </>
  );
}
