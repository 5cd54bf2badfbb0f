import { createSignal, For, Show } from "solid-js";
import { useDesk } from "../editor/desk";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Dialog } from "../parts/dialog";
import { TextField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { Loading } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { Giver, StateChip } from "../registers/row-facts";
import { registersWords } from "../words/registers";
import { sourceWords } from "../words/sources";
import { useWords } from "../words/words";
import { useSectionName } from "./section-name";
import { useSourceName } from "./source-name";
import { isMeant, placesOf, type Source, useSources } from "./sources.data";

type Props = { section: string; open: boolean; onClose: () => void };

/** As many as are looked through without searching. */
const most = 20;

/** Finds an input or a decision of the whole project and links it to the section. */
export function LinkAnother(props: Props) {
  const words = useWords(sourceWords);
  const nameOf = useSectionName();
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().linkHere(nameOf(props.section))}>
      <Search {...props} />
    </Dialog>
  );
}

function Search(props: Props) {
  const desk = useDesk();
  const words = useWords(sourceWords);
  const registers = useWords(registersWords);
  const name = useSourceName();
  const [wanted, setWanted] = createSignal("");
  const [rows] = useSources(() => ({ project: desk.answer().project.id }));
  const isLinked = (row: Source) =>
    placesOf(row, desk.answer().id).some((place) => place.link !== null && place.section === props.section);
  const found = () =>
    heldBy(rows)?.filter((row) => row.state !== "merged" && !isLinked(row) && isMeant(row, wanted()));
  const link = createDeed(async (row: Source) => {
    await desk.sources.link(row, props.section);
    tell(registers().linked);
  });

  return (
    <div class="fields">
      <TextField label={words().search} type="search" value={wanted()} onInput={setWanted} />
      <ProblemNotice problem={link.problem()} />
      <Show when={found()} fallback={<Loading />}>
        {(rows) => (
          <>
            <ul class="source-list source-list--found">
              <For each={rows().slice(0, most)}>
                {(row) => (
                  <li class="source">
                    <div class="row row--wrap">
                      <b>{name(row)}</b>
                      <StateChip state={row.state} />
                    </div>
                    <p class="small muted anywhere">
                      <Giver row={row} />
                    </p>
                    <p class="serif clamp" dir="auto">
                      <LocalText of={row.text} />
                    </p>
                    <div>
                      <Button
                        small
                        icon="link"
                        busy={link.busy()}
                        onClick={() => void link.run(row).then((isDone) => isDone && props.onClose())}
                      >
                        {words().link(name(row))}
                      </Button>
                    </div>
                  </li>
                )}
              </For>
            </ul>
            <p class="small faint" role="status">
              {rows().length === 0
                ? words().nothingFound
                : rows().length > most
                  ? words().more(rows().length - most)
                  : ""}
            </p>
          </>
        )}
      </Show>
    </div>
  );
}
