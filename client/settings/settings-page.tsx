import { Show } from "solid-js";
import { usePageTitle } from "../parts/page-title";
import { ProblemPage } from "../parts/problem-page";
import { useProject } from "../projects/project";
import { settingsWords } from "../words/settings";
import { useWords } from "../words/words";
import { ActivitiesBlock } from "./activities-block";
import { FactsForm } from "./facts-form";
import { useSettings } from "./settings.data";
import { TopicsBlock } from "./topics-block";

/** What a project is called, how long it lasts, what it is about and what it does. */
export function SettingsPage() {
  const words = useWords(settingsWords);
  const project = useProject();
  usePageTitle(() => words().title);
  return (
    <Show
      when={project.may("project.change")}
      fallback={<ProblemPage problem={{ kind: "forbidden", ...words().notAllowed }} />}
    >
      <Managed />
    </Show>
  );
}

function Managed() {
  const words = useWords(settingsWords);
  const settings = useSettings();
  return (
    <>
      <div class="head">
        <h1 class="h-page">{words().title}</h1>
      </div>
      <div class="stack-blocks">
        <FactsForm settings={settings} />
        <TopicsBlock settings={settings} />
        <ActivitiesBlock settings={settings} />
      </div>
    </>
  );
}
