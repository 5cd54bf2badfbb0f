import { createResource, type Resource } from "solid-js";
import type { InvitationAnswer, MemberAnswer, Organisation, OutboxAnswer } from "../../shared/answers";
import type { Role, Side } from "../../shared/roles";
import { api, ask } from "../api";

export type Invitee = { name: string; email: string; organisation: string; side?: Side; role: Role };

export type Members = {
  list: Resource<MemberAnswer[]>;
  again: () => void;
  changeRole: (member: string, role: Role) => Promise<void>;
  remove: (member: string) => Promise<void>;
  /** The link for a new password. */
  reset: (member: string) => Promise<string>;
};

export function useMembers(project: () => string): Members {
  const [list, { refetch, mutate }] = createResource<MemberAnswer[], string>(project, (id) =>
    ask(api.projects[":project"].members.$get({ param: { project: id } })),
  );
  const one = api.projects[":project"].members[":member"];
  const param = (member: string) => ({ project: project(), member });
  return {
    list,
    again: refetch,
    async changeRole(member, role) {
      const before = list.latest;
      mutate((all) => all?.map((each) => (each.member === member ? { ...each, role } : each)));
      try {
        await ask(one.$patch({ param: param(member), json: { role } }));
      } catch (why) {
        mutate(() => before);
        throw why;
      }
    },
    async remove(member) {
      await ask(one.$delete({ param: param(member) }));
      mutate((all) => all?.filter((each) => each.member !== member));
    },
    async reset(member) {
      return (await ask(one.reset.$post({ param: param(member) }))).url;
    },
  };
}

export type Invitations = {
  list: Resource<InvitationAnswer[]>;
  again: () => void;
  /** The link to pass on: it is answered once and kept nowhere. */
  invite: (invitee: Invitee) => Promise<string>;
  revoke: (invitation: string) => Promise<void>;
};

export function useInvitations(project: () => string): Invitations {
  const all = api.projects[":project"].invitations;
  const [list, { refetch }] = createResource<InvitationAnswer[], string>(project, (id) =>
    ask(all.$get({ param: { project: id } })),
  );
  return {
    list,
    again: refetch,
    async invite(invitee) {
      const { url } = await ask(all.$post({ param: { project: project() }, json: invitee }));
      await refetch();
      return url;
    },
    async revoke(invitation) {
      await ask(all[":invitation"].$delete({ param: { project: project(), invitation } }));
      await refetch();
    },
  };
}

export const useOrganisations = (project: () => string) =>
  createResource<Organisation[], string>(project, (id) =>
    ask(api.projects[":project"].organisations.$get({ param: { project: id } })),
  );

export const useOutbox = (project: () => string) =>
  createResource<OutboxAnswer, string>(project, (id) =>
    ask(api.projects[":project"].outbox.$get({ param: { project: id } })),
  );
