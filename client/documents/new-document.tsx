import { useNavigate } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { TemplateAnswer } from "../../shared/answers";
import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import { api, ask } from "../api";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { Check, Group, SelectField } from "../parts/field";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { filled, LocalisedFields } from "../parts/localised-fields";
import { ProblemNotice } from "../parts/notice";
import { useProject } from "../projects/project";
import { documentsWords } from "../words/documents";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { useTemplates } from "./documents.data";

type Props = {
  open: boolean;
  onClose: () => void;
  /** The id of the activity that the document is for, when one is meant already. */
  activity?: string | undefined;
};

/** From template to document: which template, in which languages, for which activity; then straight into the text. */
export function NewDocumentDialog(props: Props) {
  const words = useWords(documentsWords);
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().newDocument} wide>
      <Choose activity={props.activity} onClose={props.onClose} />
    </Dialog>
  );
}

function Choose(props: Omit<Props, "open">) {
  const [templates, again] = useTemplates();
  return (
    <Loaded from={templates} again={again}>
      {(list) => <NewDocumentForm templates={list()} activity={props.activity} onClose={props.onClose} />}
    </Loaded>
  );
}

function NewDocumentForm(props: {
  templates: TemplateAnswer[];
  activity?: string | undefined;
  onClose: () => void;
}) {
  const words = useWords(documentsWords);
  const terms = useWords(termWords);
  const project = useProject();
  const navigate = useNavigate();
  const activities = () => project.facts().activities;
  const activityByCode = (code: string | undefined) => activities().find((one) => one.code === code);
  const meant = activities().find((one) => one.id === props.activity);

  const first = props.templates.find((one) => one.activity?.code === meant?.code) ?? props.templates[0];
  const [id, setId] = createSignal(first?.id);
  const template = () => props.templates.find((one) => one.id === id());
  const [chosen, setChosen] = createSignal<Language[]>(usualLanguages(first));
  const [binding, setBinding] = createSignal<Language>();
  const [profile, setProfile] = createSignal(first?.profiles[0]);
  const [activity, setActivity] = createSignal(meant?.id ?? activityByCode(first?.activity?.code)?.id ?? "");
  const [title, setTitle] = createSignal<Localised>({});

  const inOrder = () => (template()?.languages ?? []).filter((code) => chosen().includes(code));
  const deciding = (): Language | undefined => {
    const wanted = binding() ?? template()?.bindingLanguage;
    return wanted && inOrder().includes(wanted) ? wanted : inOrder()[0];
  };
  function choose(next: TemplateAnswer): void {
    setId(next.id);
    setProfile(next.profiles[0]);
    setBinding(undefined);
    if (!inOrder().length) setChosen(usualLanguages(next));
    const its = activityByCode(next.activity?.code);
    if (its) setActivity(its.id);
  }

  const create = createDeed(async () => {
    const from = template();
    const decides = deciding();
    if (!from || !decides) return;
    const titles = filled(title());
    const wantedProfile = profile();
    const json = {
      template: from.id,
      languages: inOrder(),
      bindingLanguage: decides,
      ...(wantedProfile ? { profile: wantedProfile } : {}),
      ...(activity() ? { activity: activity() } : {}),
      ...(Object.keys(titles).length > 0 ? { title: titles } : {}),
    };
    const param = { project: project.facts().id };
    const made = await ask(api.projects[":project"].documents.$post({ param, json }));
    navigate(`/p/${param.project}/docs/${made.id}`);
  });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (inOrder().length > 0) void create.run();
      }}
    >
      <Group label={words().chooseTemplate} error={create.errorFor("template")}>
        <div class="templates">
          <For each={props.templates}>
            {(one) => (
              <Check
                type="radio"
                name="template"
                checked={one.id === id()}
                onChange={() => choose(one)}
                help={about(one)}
              >
                <span class="serif">
                  <LocalText of={one.name} />
                </span>
              </Check>
            )}
          </For>
        </div>
      </Group>
      <Group
        label={words().chooseLanguages}
        error={inOrder().length === 0 ? words().languageMissing : create.errorFor("languages")}
      >
        <div class="row row--wrap checks">
          <For each={template()?.languages ?? []}>
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
        <p class="help">{words().languagesHelp}</p>
      </Group>
      <div class="two">
        <Show when={inOrder().length > 1 && deciding()}>
          {(decides) => (
            <SelectField
              label={words().binding}
              help={words().bindingHelp}
              value={decides()}
              choices={inOrder().map((value) => ({ value, label: terms().language[value] }))}
              onChange={setBinding}
            />
          )}
        </Show>
        <Show when={(template()?.profiles.length ?? 0) > 1 && profile()}>
          {(current) => (
            <SelectField
              label={words().profile}
              value={current()}
              choices={(template()?.profiles ?? []).map((value) => ({ value, label: profileName(value) }))}
              onChange={setProfile}
            />
          )}
        </Show>
        <Show when={activities().length > 0}>
          <SelectField
            label={words().activity}
            value={activity()}
            choices={[
              { value: "", label: words().noActivity },
              ...activities().map((one) => ({
                value: one.id,
                label: `${one.code} · ${inLanguage(one.name, language())}`,
              })),
            ]}
            onChange={setActivity}
          />
        </Show>
      </div>
      <div class="two">
        <LocalisedFields
          label={words().titleIn}
          help={words().ownTitleHelp}
          value={title()}
          onInput={setTitle}
          in={inOrder()}
          errorFor={(code) => create.errorFor(`title.${code}`)}
        />
      </div>
      <ProblemNotice problem={create.problem()} />
      <DialogActions onCancel={() => props.onClose()} doIt={words().create} busy={create.busy()} />
    </form>
  );

  function about(one: TemplateAnswer): string {
    const facts = [terms().kind[one.kind]];
    if (one.activity) facts.push(words().forActivity(one.activity.code));
    if (one.activity?.source === "discussion_issue") facts.push(terms().fromDiscussion);
    return facts.join(" · ");
  }

  function profileName(value: string): string {
    const names: Readonly<Record<string, string>> = words().profiles;
    return names[value] ?? value;
  }
}

/** English and Indonesian, the pair in which the parties write, as far as the template has them. */
const usualLanguages = (template: TemplateAnswer | undefined): Language[] => {
  const pair = (template?.languages ?? []).filter((code) => code !== "ja");
  return pair.length > 0 ? pair : (template?.languages.slice(0, 1) ?? []);
};
