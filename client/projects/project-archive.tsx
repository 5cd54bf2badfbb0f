import { buttonClass } from "../parts/button";
import { Icon } from "../parts/icon";
import { projectWords } from "../words/project";
import { useWords } from "../words/words";
import { useProject } from "./project";

/** For the secretariat: everything of the project in one file. */
export function ProjectArchive() {
  const words = useWords(projectWords);
  const project = useProject();
  const address = () => `/api/projects/${project.facts().id}/archive`;
  return (
    <section class="block" aria-labelledby="archive">
      <header>
        <h2 id="archive">{words().archive}</h2>
      </header>
      <p class="small faint">{words().archiveHelp}</p>
      <p class="row row--wrap archive">
        <a class={buttonClass({})} href={address()} download="">
          <Icon name="export" />
          {words().takeArchive}
        </a>
        <a class={buttonClass({ kind: "quiet" })} href={`${address()}?personal=yes`} download="">
          {words().takePersonal}
        </a>
      </p>
    </section>
  );
}
