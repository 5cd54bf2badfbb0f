import { createResource } from "solid-js";
import type { MemberAnswer, ThreadAnswer } from "../../shared/answers";
import { type DocumentAudience, roleMay, roleSees, type ThreadAudience } from "../../shared/roles";
import { api, ask } from "../api";
import { heldBy } from "../parts/held-by";
import type { Anchor } from "./anchor";

/** The threads of a document, and what can be done with them. Nothing is asked for where the role may not read them. */
export function useThreads(document: string, mayRead: () => boolean) {
  const [threads, { refetch, mutate }] = createResource<ThreadAnswer[], string>(
    () => mayRead() && document,
    (id) => ask(api.documents[":document"].threads.$get({ param: { document: id } })),
  );

  return {
    threads,
    refetch,
    /** One thread has changed: only that one is asked for. A thread that is gone, or not shown to me, goes. */
    async renew(thread: string): Promise<void> {
      const [fresh] = await Promise.allSettled([ask(api.threads[":thread"].$get({ param: { thread } }))]);
      if (fresh.status === "rejected") return void refetch();
      mutate((all) => {
        const others = (all ?? []).filter((each) => each.id !== thread);
        return [...others, fresh.value].sort((a, b) => a.createdAt - b.createdAt);
      });
    },
    begin: (anchor: Anchor, body: string, audience: ThreadAudience) =>
      ask(
        api.documents[":document"].threads.$post({ param: { document }, json: { anchor, body, audience } }),
      ),
    reply: (thread: string, body: string) =>
      ask(api.threads[":thread"].replies.$post({ param: { thread }, json: { body } })),
    resolve: (thread: string, resolved: boolean) =>
      ask(api.threads[":thread"].$patch({ param: { thread }, json: { resolved } })),
  };
}

/** Who can be mentioned: members who may read this document's threads. */
export function useMentionable(project: string, audience: () => DocumentAudience, mayAsk: () => boolean) {
  const [members] = createResource<MemberAnswer[], string>(
    () => mayAsk() && project,
    (id) => ask(api.projects[":project"].members.$get({ param: { project: id } })),
  );
  return () =>
    (heldBy(members) ?? []).filter(({ role }) => roleMay(role, "thread.read") && roleSees(role, audience()));
}
