import { createSignal, Show } from "solid-js";
import type { AgendaItemAnswer, WorkshopAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { totalMinutes } from "../../shared/workshop/programme";
import { Empty } from "../parts/empty";
import { Keyed } from "../parts/keyed";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { NewItem } from "./new-item";
import { ProgrammeRow } from "./programme-row";
import { Warnings } from "./warnings";
import type { Workshop } from "./workshops.data";

type Props = { answer: WorkshopAnswer; workshop: Workshop };

/** The programme as a table; its times add up by themselves. Items are moved by dragging or by arrow keys. */
export function ProgrammeBlock(props: Props) {
  const words = useWords(workshopsWords);
  const project = useProject();
  const mayEdit = () => project.may("workshop.prepare");
  const items = () => props.answer.programme;
  const hasTopics = () => project.facts().topics.length > 0;
  const [dragged, setDragged] = createSignal<string>();
  const [said, setSaid] = createSignal("");

  async function moveTo(item: AgendaItemAnswer, place: number): Promise<void> {
    const others = items().filter(({ id }) => id !== item.id);
    if (place < 0 || place > others.length || items()[place]?.id === item.id) return;
    setSaid(words().movedTo(inLanguage(item.title, language()), place + 1, items().length));
    await orTell(props.workshop.moveItem(item.id, others[place - 1]?.id ?? null), () => {});
  }
  const placeOf = (id: string) => items().findIndex((item) => item.id === id);

  async function remove(item: AgendaItemAnswer): Promise<void> {
    const before = items()[placeOf(item.id) - 1]?.id ?? null;
    const { kind, title, minutes, speaker, topic, material } = item;
    await orTell(props.workshop.removeItem(item.id), () =>
      tell(words().removedItem(inLanguage(title, language())), () => {
        const again = { kind, title, minutes, speaker, topic, material, after: before };
        void orTell(props.workshop.addItem(again), () => {});
      }),
    );
  }

  return (
    <section class="block" aria-labelledby="programme">
      <header>
        <h2 id="programme">{words().programme}</h2>
        <span class="count">{items().length}</span>
        <span class="more small faint num">{words().total(totalMinutes(items()))}</span>
      </header>
      <Show when={mayEdit()}>
        <Warnings answer={props.answer} />
      </Show>
      <Show
        when={items().length > 0}
        fallback={
          <Empty
            level={3}
            title={words().programmeEmpty}
            text={mayEdit() ? words().programmeEmptyText : words().programmeReader}
          />
        }
      >
        <table class="table programme" classList={{ "is-edited": mayEdit() }}>
          <thead>
            <tr>
              <Show when={mayEdit()}>
                <td>
                  <span class="visually-hidden">{words().item.move}</span>
                </td>
              </Show>
              <th scope="col">{words().item.time}</th>
              <th scope="col">{words().item.title}</th>
              <th scope="col">{words().item.kind}</th>
              <th scope="col">{words().item.minutes}</th>
              <th scope="col">{words().item.speaker}</th>
              <Show when={hasTopics()}>
                <th scope="col">{words().item.topic}</th>
              </Show>
              <Show when={mayEdit()}>
                <td>
                  <span class="visually-hidden">{words().item.actions}</span>
                </td>
              </Show>
            </tr>
          </thead>
          <tbody>
            <Keyed each={items()} by={(item) => item.id}>
              {(item) => (
                <ProgrammeRow
                  item={item()}
                  answer={props.answer}
                  workshop={props.workshop}
                  mayEdit={mayEdit()}
                  hasTopics={hasTopics()}
                  place={placeOf(item().id)}
                  count={items().length}
                  onMove={(place) => moveTo(item(), place)}
                  onRemove={() => void remove(item())}
                  isDragged={dragged() === item().id}
                  onDrag={setDragged}
                  onDrop={() => {
                    const moved = items().find(({ id }) => id === dragged());
                    setDragged(undefined);
                    if (moved) void moveTo(moved, placeOf(item().id));
                  }}
                />
              )}
            </Keyed>
          </tbody>
        </table>
      </Show>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
      <Show when={mayEdit()}>
        <NewItem answer={props.answer} add={props.workshop.addItem} />
      </Show>
    </section>
  );
}
