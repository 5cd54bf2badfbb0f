import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { DocumentSummary } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { type DocumentAudience, documentAudiences } from "../../shared/roles";
import { Icon } from "../parts/icon";
import { Menu, MenuChoices, MenuItem, MenuRule } from "../parts/menu";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { documentsWords } from "../words/documents";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import type { Documents } from "./documents.data";
import { RenameDialog } from "./rename";

/** What can be done to a document in the list. What my role does not include is not there. */
export function DocumentMenu(props: { document: DocumentSummary; documents: Documents }) {
  const words = useWords(documentsWords);
  const common = useWords(commonWords);
  const terms = useWords(termWords);
  const project = useProject();
  const navigate = useNavigate();
  const [renaming, setRenaming] = createSignal(false);
  const title = () => inLanguage(props.document.title, language());

  async function archive(archived: boolean): Promise<void> {
    await orTell(props.documents.archive(props.document.id, archived), () => {
      const say = archived ? words().wasArchived : words().wasUnarchived;
      tell(say(title()), () => void archive(!archived));
    });
  }
  async function show(audience: DocumentAudience): Promise<void> {
    const before = props.document.audience;
    if (audience === before) return;
    await orTell(props.documents.show(props.document.id, audience), () =>
      tell(words().nowShownTo(title(), terms().audience[audience]), () => void show(before)),
    );
  }

  return (
    <>
      <Menu
        class="btn btn--quiet btn--icon btn--small"
        label={common().actions(title())}
        trigger={<Icon name="more" />}
      >
        <MenuItem icon="doc" onSelect={() => navigate(`/p/${project.facts().id}/docs/${props.document.id}`)}>
          {words().open}
        </MenuItem>
        <Show when={project.may("document.rename")}>
          <MenuItem icon="propose" onSelect={() => setRenaming(true)}>
            {words().rename}
          </MenuItem>
        </Show>
        <Show when={project.may("document.archive")}>
          <MenuItem icon="flag" onSelect={() => void archive(!props.document.archived)}>
            {props.document.archived ? words().unarchive : words().archive}
          </MenuItem>
          <MenuRule />
          <MenuChoices
            label={words().column.audience}
            value={props.document.audience}
            choices={documentAudiences.map((value) => ({ value, label: terms().audience[value] }))}
            onChoose={(audience) => void show(audience)}
          />
        </Show>
      </Menu>
      <RenameDialog
        open={renaming()}
        onClose={() => setRenaming(false)}
        document={props.document}
        rename={(next) => props.documents.rename(props.document.id, next)}
      />
    </>
  );
}
