import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { createResource, createSignal, Show } from "solid-js";
import { api, ask } from "../api";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { TextField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { ProblemNotice } from "../parts/notice";
import { usePageTitle } from "../parts/page-title";
import { accountWords } from "../words/account";
import { useWords } from "../words/words";
import { Gate } from "./gate";
import { safeNext } from "./next";

export function SignInPage() {
  const words = useWords(accountWords);
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [setup] = createResource(() => ask(api.setup.$get()).catch(() => undefined));
  usePageTitle(() => words().signIn);

  const signIn = createDeed(async () => {
    await ask(api["sign-in"].$post({ json: { email: email().trim(), password: password() } }));
    navigate(safeNext(query.next), { replace: true });
  });

  return (
    <Gate>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void signIn.run();
        }}
      >
        <header>
          <h1 class="h-page">{words().signIn}</h1>
          <p class="muted">{words().signInIntro}</p>
        </header>
        <TextField
          label={words().email}
          type="email"
          autocomplete="username"
          required
          autofocus
          value={email()}
          onInput={setEmail}
          error={signIn.errorFor("email")}
        />
        <TextField
          label={words().password}
          type="password"
          autocomplete="current-password"
          required
          value={password()}
          onInput={setPassword}
          error={signIn.errorFor("password")}
        />
        <ProblemNotice problem={signIn.problem()} />
        <Button type="submit" kind="primary" wide busy={signIn.busy()}>
          {words().signIn}
        </Button>
        <div class="small faint stack">
          <p>{words().noAccount}</p>
          <p>{words().forgotten}</p>
          <Show when={heldBy(setup)?.needed}>
            <p>
              {words().firstTime} <A href="/setup">{words().setUpHere}</A>
            </p>
          </Show>
        </div>
      </form>
    </Gate>
  );
}
