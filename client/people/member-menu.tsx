import { createSignal, Show } from "solid-js";
import type { MemberAnswer } from "../../shared/answers";
import { Button } from "../parts/button";
import { CopyLink } from "../parts/copy-link";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { Icon } from "../parts/icon";
import { Menu, MenuItem } from "../parts/menu";
import { ProblemNotice } from "../parts/notice";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { commonWords } from "../words/common";
import { peopleWords } from "../words/people";
import { useWords } from "../words/words";
import type { Members } from "./people.data";

/** A link for a new password, and the way out of the project. */
export function MemberMenu(props: { member: MemberAnswer; members: Members }) {
  const words = useWords(peopleWords);
  const common = useWords(commonWords);
  const [link, setLink] = createSignal<string>();
  const [removing, setRemoving] = createSignal(false);

  const remove = createDeed(async () => {
    const { member, name } = props.member;
    await props.members.remove(member);
    tell(words().removed(name));
  });

  return (
    <>
      <Menu
        class="btn btn--quiet btn--icon btn--small"
        label={common().actions(props.member.name)}
        trigger={<Icon name="more" />}
      >
        <MenuItem icon="link" onSelect={() => void orTell(props.members.reset(props.member.member), setLink)}>
          {words().resetLink}
        </MenuItem>
        <MenuItem icon="close" danger onSelect={() => setRemoving(true)}>
          {words().remove}
        </MenuItem>
      </Menu>
      <Dialog
        open={link() !== undefined}
        onClose={() => setLink(undefined)}
        title={words().resetTitle(props.member.name)}
        description={words().resetText}
      >
        <Show when={link()}>{(url) => <CopyLink label={words().link} url={url()} />}</Show>
        <footer>
          <Button kind="primary" onClick={() => setLink(undefined)}>
            {words().done}
          </Button>
        </footer>
      </Dialog>
      <Dialog
        open={removing()}
        onClose={() => setRemoving(false)}
        title={words().removeTitle(props.member.name)}
        description={words().removeText}
      >
        <ProblemNotice problem={remove.problem()} />
        <DialogActions
          onCancel={() => setRemoving(false)}
          doIt={words().remove}
          danger
          busy={remove.busy()}
          onDo={() => void remove.run()}
        />
      </Dialog>
    </>
  );
}
