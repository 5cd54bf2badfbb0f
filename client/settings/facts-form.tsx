import { createSignal } from "solid-js";
import { languages } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { TextField } from "../parts/field";
import { filled, LocalisedFields } from "../parts/localised-fields";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { settingsWords } from "../words/settings";
import { useWords } from "../words/words";
import type { Settings } from "./settings.data";

/** The project's name and period; a date that is not known stays empty. */
export function FactsForm(props: { settings: Settings }) {
  const words = useWords(settingsWords);
  const common = useWords(commonWords);
  const before = useProject().facts();
  const [name, setName] = createSignal(before.name);
  const [start, setStart] = createSignal(before.start ?? "");
  const [end, setEnd] = createSignal(before.end ?? "");
  const [isTried, setTried] = createSignal(false);
  const isUnnamed = () => Object.keys(filled(name())).length === 0;

  const save = createDeed(async () => {
    await props.settings.changeFacts({
      name: filled(name()),
      start: start() || null,
      end: end() || null,
    });
    tell(words().saved);
  });

  return (
    <section class="block" aria-labelledby="settings-facts">
      <header>
        <h2 id="settings-facts">{words().facts}</h2>
      </header>
      <form
        class="settings-facts"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isUnnamed()) void save.run();
        }}
      >
        <LocalisedFields
          label={words().nameIn}
          help={words().nameHelp}
          value={name()}
          onInput={setName}
          errorFor={(code) =>
            isTried() && isUnnamed() && code === languages[0]
              ? words().nameMissing
              : save.errorFor(`name.${code}`)
          }
        />
        <div class="two">
          <TextField
            label={words().start}
            type="date"
            value={start()}
            onInput={setStart}
            help={words().datesHelp}
            error={save.errorFor("start")}
          />
          <TextField
            label={words().end}
            type="date"
            value={end()}
            onInput={setEnd}
            error={save.errorFor("end")}
          />
        </div>
        <ProblemNotice problem={save.problem()} />
        <Button type="submit" kind="primary" busy={save.busy()}>
          {common().save}
        </Button>
      </form>
    </section>
  );
}
