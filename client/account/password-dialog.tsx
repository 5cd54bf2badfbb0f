import { createSignal } from "solid-js";
import { api, ask } from "../api";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { TextField } from "../parts/field";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { accountWords } from "../words/account";
import { useWords } from "../words/words";
import { useMe } from "./me";

/** One's own new password, with the present one as proof. */
export function PasswordDialog(props: { open: boolean; onClose: () => void }) {
  const words = useWords(accountWords);
  const me = useMe();
  const [current, setCurrent] = createSignal("");
  const [password, setPassword] = createSignal("");

  const close = () => {
    setCurrent("");
    setPassword("");
    change.forget();
    props.onClose();
  };
  const change = createDeed(async () => {
    await ask(api.me.password.$post({ json: { current: current(), password: password() } }));
    tell(words().passwordChanged);
  });

  return (
    <Dialog open={props.open} onClose={close} title={words().changePassword}>
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          if (await change.run()) close();
        }}
      >
        <input
          type="text"
          class="visually-hidden"
          autocomplete="username"
          value={me().email}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <TextField
          label={words().currentPassword}
          type="password"
          autocomplete="current-password"
          required
          value={current()}
          onInput={setCurrent}
          error={change.errorFor("current")}
        />
        <TextField
          label={words().newPassword}
          help={words().passwordHelp}
          type="password"
          autocomplete="new-password"
          required
          value={password()}
          onInput={setPassword}
          error={change.errorFor("password")}
        />
        <ProblemNotice problem={change.problem()} />
        <DialogActions onCancel={close} doIt={words().setPassword} busy={change.busy()} />
      </form>
    </Dialog>
  );
}
