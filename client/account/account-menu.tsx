import { useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import { api, ask } from "../api";
import { Avatar } from "../parts/avatar";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Dialog } from "../parts/dialog";
import { LanguageChoices } from "../parts/language-switch";
import { Menu, MenuItem, MenuRule } from "../parts/menu";
import { ProblemNotice } from "../parts/notice";
import { ThemeChoices } from "../parts/theme";
import { accountWords } from "../words/account";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { useMe } from "./me";
import { PasswordDialog } from "./password-dialog";
import { somethingUnsaved } from "./unsaved";

/** Outside a project nobody has a colour yet. */
const quiet = 7;

/** Who I am, my password, my language and theme (the only place for them on a phone), and the way out. */
export function AccountMenu() {
  const words = useWords(accountWords);
  const common = useWords(commonWords);
  const me = useMe();
  const navigate = useNavigate();
  const [asking, setAsking] = createSignal(false);
  const [changing, setChanging] = createSignal(false);

  const leave = createDeed(async () => {
    await ask(api["sign-out"].$post());
    setAsking(false);
    navigate("/sign-in", { replace: true });
  });
  const signOut = () => {
    if (somethingUnsaved()) setAsking(true);
    else void leave.run().then((left) => left || setAsking(true));
  };

  return (
    <>
      <Menu
        class="btn btn--quiet btn--icon"
        label={`${common().account}: ${me().name}`}
        trigger={<Avatar person={{ name: me().name, colour: quiet }} />}
      >
        <div class="menu-head">
          <b>{me().name}</b>
          <span class="small faint">{me().email}</span>
        </div>
        <MenuRule />
        <LanguageChoices />
        <ThemeChoices />
        <MenuRule />
        <MenuItem icon="lock" onSelect={() => setChanging(true)}>
          {words().changePassword}
        </MenuItem>
        <MenuItem icon="external" onSelect={signOut}>
          {words().signOut}
        </MenuItem>
      </Menu>
      <PasswordDialog open={changing()} onClose={() => setChanging(false)} />
      <Dialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={somethingUnsaved() ? words().unsavedTitle : words().signOut}
        description={somethingUnsaved() ? words().unsavedText : undefined}
      >
        <ProblemNotice problem={leave.problem()} />
        <footer>
          <Button kind="primary" onClick={() => setAsking(false)}>
            {words().stay}
          </Button>
          <Button kind="danger" busy={leave.busy()} onClick={() => void leave.run()}>
            {words().signOutAnyway}
          </Button>
        </footer>
      </Dialog>
    </>
  );
}
