import { createResource, onCleanup, type Resource } from "solid-js";
import type { MinutesAnswer } from "../../shared/answers";
import { api, ask } from "../api";

export type Minutes = {
  document: () => string;
  answer: Resource<MinutesAnswer>;
  again: () => void;
  /** Sends them round, or again with another last day. */
  circulate: (until: string) => Promise<void>;
  agree: () => Promise<void>;
  confirm: () => Promise<void>;
  reopen: (reason: string) => Promise<void>;
  /** A new link for a guest; their earlier one ends. */
  makeGuestLink: (participant: string) => Promise<string>;
  endGuestLink: (participant: string) => Promise<void>;
};

/** How often is looked whether others have agreed, in ms. */
const lookEvery = 15_000;

/** How far the minutes of a document are. */
export function useMinutes(document: () => string): Minutes {
  const one = api.documents[":document"].minutes;
  const param = () => ({ document: document() });
  const [answer, { refetch }] = createResource<MinutesAnswer, string>(document, (id) =>
    ask(one.$get({ param: { document: id } })),
  );
  const timer = setInterval(() => void (globalThis.document.hidden || refetch()), lookEvery);
  onCleanup(() => clearInterval(timer));

  async function then(deed: Promise<unknown>) {
    await deed;
    await refetch();
  }

  return {
    document,
    answer,
    again: () => void refetch(),
    circulate: (until) => then(ask(one.circulate.$post({ param: param(), json: { until } }))),
    agree: () => then(ask(one.agree.$post({ param: param() }))),
    confirm: () => then(ask(one.confirm.$post({ param: param() }))),
    reopen: (reason) => then(ask(one.reopen.$post({ param: param(), json: { reason } }))),
    async makeGuestLink(guest) {
      const { url } = await ask(one.guests[":guest"].link.$post({ param: { ...param(), guest } }));
      await refetch();
      return url;
    },
    endGuestLink: (guest) => then(ask(one.guests[":guest"].link.$delete({ param: { ...param(), guest } }))),
  };
}
