import { Loaded } from "../parts/loading";
import { usePageTitle } from "../parts/page-title";
import { useProject } from "../projects/project";
import { pictureWords } from "../words/pictures";
import { useWords } from "../words/words";
import { CoveragePicture } from "./coverage-picture";
import { HeatMapPicture } from "./heat-map-picture";
import { OverTimePicture } from "./over-time-picture";
import { usePictures } from "./registers.data";

/** The registers in pictures: what waits for an answer, what is late, what the TORs take up. */
export function PicturesPage() {
  const words = useWords(pictureWords);
  const project = useProject();
  const [pictures, { refetch }] = usePictures(() => project.facts().id);
  usePageTitle(() => words().title);
  return (
    <>
      <div class="head">
        <h1 class="h-page">{words().title}</h1>
      </div>
      <Loaded from={pictures} again={refetch}>
        {(all) => (
          <div class="stack-blocks">
            <HeatMapPicture map={all().inputsByTopic} topics={all().topics} />
            <OverTimePicture moments={all().followUpsOverTime} />
            <CoveragePicture coverage={all().coverage} topics={all().topics} documents={all().documents} />
          </div>
        )}
      </Loaded>
    </>
  );
}
