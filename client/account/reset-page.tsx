import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { api, ask } from "../api";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { TextField } from "../parts/field";
import { ProblemNotice } from "../parts/notice";
import { usePageTitle } from "../parts/page-title";
import { tell } from "../parts/toast";
import { accountWords } from "../words/account";
import { useWords } from "../words/words";
import { tokenInAddress } from "./fragment";
import { Gate } from "./gate";
import { LinkIncomplete } from "./link-incomplete";

/** A new password by the link that the secretariat gave. */
export function ResetPage() {
  const words = useWords(accountWords);
  const navigate = useNavigate();
  const token = tokenInAddress();
  const [password, setPassword] = createSignal("");
  usePageTitle(() => words().reset);

  const reset = createDeed(async () => {
    await ask(api.reset.$post({ json: { token, password: password() } }));
    tell(words().resetDone);
    navigate("/", { replace: true });
  });

  return (
    <Gate>
      <Show when={token} fallback={<LinkIncomplete />}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void reset.run();
          }}
        >
          <header>
            <h1 class="h-page">{words().reset}</h1>
            <p class="muted">{words().resetIntro}</p>
          </header>
          <TextField
            label={words().newPassword}
            help={words().passwordHelp}
            type="password"
            autocomplete="new-password"
            required
            autofocus
            value={password()}
            onInput={setPassword}
            error={reset.errorFor("password")}
          />
          <ProblemNotice problem={reset.problem()} />
          <Button type="submit" kind="primary" wide busy={reset.busy()}>
            {words().setPassword}
          </Button>
        </form>
      </Show>
    </Gate>
  );
}
