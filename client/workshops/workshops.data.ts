import { createResource, type Resource } from "solid-js";
import type {
  CheckInAnswer,
  MaterialAnswer,
  ParticipantAnswer,
  WorkshopAnswer,
  WorkshopSummary,
} from "../../shared/answers";
import type { Language, Localised } from "../../shared/locale/languages";
import type { MaterialAudience, Side } from "../../shared/roles";
import type { ItemKind } from "../../shared/workshop/programme";
import { timesOf } from "../../shared/workshop/programme";
import type { WorkshopState } from "../../shared/workshop/states";
import type { Zone } from "../../shared/workshop/zones";
import { api, ask, askFor } from "../api";
import { usePresent } from "../parts/present";

export type NewWorkshop = {
  title: Localised;
  languages: Language[];
  date: string | null;
  time?: string;
  end?: string;
  zone: Zone;
  programme?: "starter";
  from?: string;
};

export type WorkshopChange = {
  title?: Localised;
  date?: string | null;
  time?: string | null;
  end?: string | null;
  zone?: Zone;
  venue?: string | null;
  link?: string | null;
  state?: WorkshopState;
};

/** What a workshop concerns, each a list of ids. */
export type Concern = "parties" | "activities" | "documents";

export type ItemChange = {
  kind?: ItemKind;
  title?: Localised;
  minutes?: number | null;
  speaker?: string;
  topic?: string | null;
  material?: string | null;
  after?: string | null;
};

export type ParticipantChange = {
  name?: string;
  position?: string;
  organisation?: string;
  side?: Side;
  invited?: boolean;
  accepted?: boolean;
  attended?: boolean;
  nip?: string | null;
  phone?: string | null;
  email?: string | null;
};

export type Workshops = {
  list: Resource<WorkshopSummary[]>;
  again: () => void;
  /** Answers the id of the workshop. */
  begin: (wish: NewWorkshop) => Promise<string>;
};

/** The series of a project, as far as it is shown to me. */
export function useWorkshops(project: () => string): Workshops {
  const all = api.projects[":project"].workshops;
  const [list, { refetch }] = createResource<WorkshopSummary[], string>(project, (id) =>
    ask(all.$get({ param: { project: id } })),
  );
  return {
    list,
    again: refetch,
    begin: async (json) => (await ask(all.$post({ param: { project: project() }, json }))).id,
  };
}

export type Workshop = {
  answer: Resource<WorkshopAnswer>;
  again: () => Promise<void>;
  change: (change: WorkshopChange) => Promise<void>;
  /** Whether the workshop concerns an organisation, an activity or a document. */
  concern: (what: Concern, id: string, is: boolean) => Promise<void>;
  addItem: (item: ItemChange & { kind: ItemKind; title: Localised }) => Promise<string>;
  changeItem: (item: string, change: ItemChange) => Promise<void>;
  /** Puts the item behind another one, or first; shown at once. */
  moveItem: (item: string, after: string | null) => Promise<void>;
  removeItem: (item: string) => Promise<void>;
  /** Goes on to an item; `from` is the one that was seen as the current one. */
  lead: (change: {
    item?: string | null;
    from?: string | null;
    isFollowed?: boolean;
    /** The clause on the wall. */
    shown?: { document: string; section: string } | null;
  }) => Promise<void>;
  reply: (accepted: boolean) => Promise<void>;
};

/** One workshop, looked at again every few seconds: others prepare it and lead through it at the same time. */
export function useWorkshop(workshop: () => string): Workshop {
  const one = api.workshops[":workshop"];
  const param = () => ({ workshop: workshop() });
  const [answer, again, show] = usePresent<WorkshopAnswer>(workshop, (id) =>
    ask(one.$get({ param: { workshop: id } })),
  );
  let moving: Promise<unknown> = Promise.resolve();
  let moves = 0;
  let concerning: Promise<unknown> = Promise.resolve();

  /** What others did meanwhile is shown too, also when this was refused. */
  async function then<Done>(deed: Promise<Done>): Promise<Done> {
    try {
      return await deed;
    } finally {
      await again();
    }
  }

  return {
    answer,
    again,
    change: async (json) => void (await then(ask(one.$patch({ param: param(), json })))),
    async concern(what, id, is) {
      // A list is sent whole, so it is asked for anew, one change after the other: none takes another's back.
      const changed = concerning.then(async () => {
        const there = (await ask(one.$get({ param: param() })))[what].map((each) => each.id);
        const others = there.filter((each) => each !== id);
        await ask(one.$patch({ param: param(), json: { [what]: is ? [...others, id] : others } }));
      });
      concerning = changed.catch(() => {}); // whoever awaits `changed` is told
      await then(changed);
    },
    addItem: async (json) => (await then(ask(one.programme.$post({ param: param(), json })))).id,
    changeItem: async (item, json) =>
      void (await then(ask(one.programme[":item"].$patch({ param: { ...param(), item }, json })))),
    async moveItem(item, after) {
      show((before) => placed(before, item, after));
      moves += 1;
      // One after the other, so that the last key press is also the last word.
      const moved = moving.then(() =>
        ask(one.programme[":item"].$patch({ param: { ...param(), item }, json: { after } })),
      );
      moving = moved.catch(() => {}); // whoever awaits `moved` is told
      try {
        await moved;
      } finally {
        moves -= 1;
        if (moves === 0) await again();
      }
    },
    removeItem: async (item) =>
      void (await then(ask(one.programme[":item"].$delete({ param: { ...param(), item } })))),
    lead: async (json) => void (await then(ask(one.live.$patch({ param: param(), json })))),
    reply: async (accepted) =>
      void (await then(ask(one.reply.$patch({ param: param(), json: { accepted } })))),
  };
}

export type Participants = {
  list: Resource<ParticipantAnswer[]>;
  again: () => void;
  add: (who: ParticipantChange & { user?: string }) => Promise<void>;
  change: (participant: string, change: ParticipantChange) => Promise<void>;
  remove: (participant: string) => Promise<void>;
};

/** The programme with one item elsewhere, its times added up anew. */
function placed(workshop: WorkshopAnswer, item: string, after: string | null): WorkshopAnswer {
  const moved = workshop.programme.filter(({ id }) => id === item);
  const others = workshop.programme.filter(({ id }) => id !== item);
  const at = others.findIndex(({ id }) => id === after) + 1;
  const items = [...others.slice(0, at), ...moved, ...others.slice(at)];
  const times = timesOf(items, workshop.time);
  return { ...workshop, programme: items.map((one, index) => ({ ...one, ...times[index]! })) };
}

/** Who takes part; arrivals show within seconds. */
export function useParticipants(workshop: () => string): Participants {
  const all = api.workshops[":workshop"].participants;
  const [list, again] = usePresent<ParticipantAnswer[]>(workshop, (id) =>
    ask(all.$get({ param: { workshop: id } })),
  );
  return {
    list,
    again,
    async add(json) {
      await ask(all.$post({ param: { workshop: workshop() }, json }));
      await again();
    },
    async change(participant, json) {
      await ask(all[":participant"].$patch({ param: { workshop: workshop(), participant }, json }));
      await again();
    },
    async remove(participant) {
      await ask(all[":participant"].$delete({ param: { workshop: workshop(), participant } }));
      await again();
    },
  };
}

export type Materials = {
  list: Resource<MaterialAnswer[]>;
  again: () => void;
  attach: (file: File, audience: MaterialAudience, signal: AbortSignal) => Promise<void>;
  show: (material: string, audience: MaterialAudience) => Promise<void>;
  remove: (material: string) => Promise<void>;
  address: (material: string) => string;
};

export function useMaterials(workshop: () => string): Materials {
  const all = api.workshops[":workshop"].materials;
  const [list, { refetch }] = createResource<MaterialAnswer[], string>(workshop, (id) =>
    ask(all.$get({ param: { workshop: id } })),
  );
  const address = () => `/api/workshops/${workshop()}/materials`;
  return {
    list,
    again: refetch,
    async attach(file, audience, signal) {
      const query = new URLSearchParams({ name: file.name, audience });
      await askFor(`${address()}?${query}`, {
        method: "POST",
        body: file,
        signal,
        headers: { "content-type": "application/octet-stream" },
      });
      await refetch();
    },
    async show(material, audience) {
      await ask(all[":material"].$patch({ param: { workshop: workshop(), material }, json: { audience } }));
      await refetch();
    },
    async remove(material) {
      await ask(all[":material"].$delete({ param: { workshop: workshop(), material } }));
      await refetch();
    },
    address: (material) => `${address()}/${material}`,
  };
}

export type CheckIn = {
  /** Undefined while it is not known, null while the list is closed. */
  code: () => CheckInAnswer | null | undefined;
  open: () => Promise<void>;
  close: () => Promise<void>;
};

export function useCheckIn(workshop: () => string): CheckIn {
  const one = api.workshops[":workshop"]["check-in"];
  const param = () => ({ workshop: workshop() });
  const [code, { mutate }] = createResource<CheckInAnswer | null, string>(workshop, (id) =>
    ask(one.$get({ param: { workshop: id } })),
  );
  return {
    code: () => (code.error ? undefined : code.latest),
    open: async () => void mutate(await ask(one.$post({ param: param() }))),
    async close() {
      await ask(one.$delete({ param: param() }));
      mutate(null);
    },
  };
}
