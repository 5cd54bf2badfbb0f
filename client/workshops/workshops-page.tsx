import { createSignal, Show } from "solid-js";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { Loaded } from "../parts/loading";
import { usePageTitle } from "../parts/page-title";
import { useProject } from "../projects/project";
import { useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { NewWorkshopDialog } from "./new-workshop";
import { useWorkshops } from "./workshops.data";
import { WorkshopsTable } from "./workshops-table";

/** The series of workshops of the project, the newest first. */
export default function WorkshopsPage() {
  const words = useWords(workshopsWords);
  const project = useProject();
  const workshops = useWorkshops(() => project.facts().id);
  const [beginning, setBeginning] = createSignal(false);
  const mayBegin = () => project.may("workshop.manage");
  usePageTitle(() => words().title);
  const button = () => (
    <Show when={mayBegin()}>
      <Button kind="primary" icon="plus" onClick={() => setBeginning(true)}>
        {words().newWorkshop}
      </Button>
    </Show>
  );
  return (
    <>
      <div class="head">
        <h1 class="h-page">{words().title}</h1>
        {button()}
      </div>
      <Loaded from={workshops.list} again={workshops.again}>
        {(list) => (
          <>
            <Show
              when={list().length > 0}
              fallback={
                <Empty title={words().empty} text={mayBegin() ? words().emptyText : words().emptyReader}>
                  {button()}
                </Empty>
              }
            >
              <WorkshopsTable list={[...list()].sort((a, b) => b.number - a.number)} />
            </Show>
            <NewWorkshopDialog
              open={beginning()}
              onClose={() => setBeginning(false)}
              workshops={list()}
              begin={workshops.begin}
            />
          </>
        )}
      </Loaded>
    </>
  );
}
