import { useNavigate } from "@solidjs/router";
import { createSignal, For } from "solid-js";
import type { WorkshopSummary } from "../../shared/answers";
import { inLanguage, type Language, type Localised, languages } from "../../shared/locale/languages";
import { type Zone, zoneNames, zones } from "../../shared/workshop/zones";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { Check, Group, SelectField, TextField } from "../parts/field";
import { filled, LocalisedFields } from "../parts/localised-fields";
import { ProblemNotice } from "../parts/notice";
import { useProject } from "../projects/project";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import type { NewWorkshop } from "./workshops.data";

type Props = {
  open: boolean;
  onClose: () => void;
  workshops: readonly WorkshopSummary[];
  begin: (wish: NewWorkshop) => Promise<string>;
};

/** Title and, where they are known already, day and hours; then straight to the workshop. */
export function NewWorkshopDialog(props: Props) {
  const words = useWords(workshopsWords);
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().newWorkshop} wide>
      <NewWorkshopForm {...props} />
    </Dialog>
  );
}

function NewWorkshopForm(props: Props) {
  const words = useWords(workshopsWords);
  const terms = useWords(termWords);
  const project = useProject();
  const navigate = useNavigate();
  const last = [...props.workshops].sort((a, b) => b.number - a.number)[0];
  const [title, setTitle] = createSignal<Localised>({});
  const [chosen, setChosen] = createSignal<readonly Language[]>(last?.languages ?? ["en", "id"]);
  const [date, setDate] = createSignal("");
  const [time, setTime] = createSignal("");
  const [end, setEnd] = createSignal("");
  const [zone, setZone] = createSignal<Zone>(last?.zone ?? "Asia/Jakarta");
  const [start, setStart] = createSignal(last?.id ?? "starter");
  const [isTried, setTried] = createSignal(false);
  const inOrder = () => languages.filter((code) => chosen().includes(code));
  const titles = () =>
    filled(
      Object.fromEntries(Object.entries(title()).filter(([code]) => chosen().includes(code as Language))),
    );
  const isUntitled = () => Object.keys(titles()).length === 0;

  const begin = createDeed(async () => {
    const from = start();
    const id = await props.begin({
      title: titles(),
      languages: inOrder(),
      date: date() || null,
      ...(time() ? { time: time() } : {}),
      ...(end() ? { end: end() } : {}),
      zone: zone(),
      ...(from === "starter" ? { programme: "starter" as const } : from ? { from } : {}),
    });
    navigate(`/p/${project.facts().id}/workshops/${id}`);
  });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isUntitled() && inOrder().length > 0) void begin.run();
      }}
    >
      <Group
        label={words().languages}
        error={inOrder().length === 0 ? words().languageMissing : begin.errorFor("languages")}
      >
        <div class="row row--wrap checks">
          <For each={languages}>
            {(code) => (
              <Check
                checked={chosen().includes(code)}
                onChange={(is) =>
                  setChosen((now) => (is ? [...now, code] : now.filter((one) => one !== code)))
                }
              >
                {terms().language[code]}
              </Check>
            )}
          </For>
        </div>
      </Group>
      <LocalisedFields
        label={words().titleIn}
        value={title()}
        onInput={setTitle}
        in={inOrder()}
        errorFor={(code) =>
          isTried() && isUntitled() && code === inOrder()[0]
            ? words().titleMissing
            : begin.errorFor(`title.${code}`)
        }
      />
      <div class="two">
        <TextField
          label={words().date}
          help={words().dateHelp}
          type="date"
          value={date()}
          onInput={setDate}
          error={begin.errorFor("date")}
        />
        <SelectField
          label={words().zone}
          value={zone()}
          choices={zoneNames.map((value) => ({ value, label: zones[value].short }))}
          onChange={setZone}
        />
        <TextField
          label={words().time}
          type="time"
          value={time()}
          onInput={setTime}
          error={begin.errorFor("time")}
        />
        <TextField
          label={words().end}
          type="time"
          value={end()}
          onInput={setEnd}
          error={begin.errorFor("end")}
        />
      </div>
      <SelectField
        label={words().beginFrom}
        value={start()}
        choices={[
          ...(last ? [{ value: last.id, label: words().fromLast(inLanguage(last.title, language())) }] : []),
          { value: "starter", label: words().fromStarter },
          { value: "", label: words().fromNothing },
        ]}
        onChange={setStart}
      />
      <ProblemNotice problem={begin.problem()} />
      <DialogActions onCancel={() => props.onClose()} doIt={words().create} busy={begin.busy()} />
    </form>
  );
}
