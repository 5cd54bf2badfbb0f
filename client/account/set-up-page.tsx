import { useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import { type Side, sides } from "../../shared/roles";
import { api, ask } from "../api";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { SelectField, TextField } from "../parts/field";
import { ProblemNotice } from "../parts/notice";
import { usePageTitle } from "../parts/page-title";
import { accountWords } from "../words/account";
import { termWords } from "../words/terms";
import { useWords } from "../words/words";
import { tokenInAddress } from "./fragment";
import { Gate } from "./gate";

/** The first secretariat of a new server. The set-up code may come in the fragment of the link. */
export function SetUpPage() {
  const words = useWords(accountWords);
  const terms = useWords(termWords);
  const navigate = useNavigate();
  const [token, setToken] = createSignal(tokenInAddress());
  const [name, setName] = createSignal("");
  const [organisation, setOrganisation] = createSignal("");
  const [side, setSide] = createSignal<Side>("indonesia");
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  usePageTitle(() => words().setUp);

  const setUp = createDeed(async () => {
    const json = {
      token: token().trim(),
      name: name().trim(),
      organisation: organisation().trim(),
      side: side(),
      email: email().trim(),
      password: password(),
    };
    await ask(api.setup.$post({ json }));
    navigate("/", { replace: true });
  });

  return (
    <Gate>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void setUp.run();
        }}
      >
        <header>
          <h1 class="h-page">{words().setUp}</h1>
          <p class="muted">{words().setUpIntro}</p>
        </header>
        <TextField
          label={words().setupToken}
          help={words().setupTokenHelp}
          autocomplete="off"
          spellcheck={false}
          required
          value={token()}
          onInput={setToken}
          error={setUp.errorFor("token")}
        />
        <TextField
          label={words().name}
          autocomplete="name"
          required
          value={name()}
          onInput={setName}
          error={setUp.errorFor("name")}
        />
        <TextField
          label={words().organisation}
          autocomplete="organization"
          required
          value={organisation()}
          onInput={setOrganisation}
          error={setUp.errorFor("organisation")}
        />
        <SelectField
          label={words().side}
          help={words().sideHelp}
          value={side()}
          choices={sides.map((value) => ({ value, label: terms().side[value] }))}
          onChange={setSide}
        />
        <TextField
          label={words().email}
          type="email"
          autocomplete="username"
          required
          value={email()}
          onInput={setEmail}
          error={setUp.errorFor("email")}
        />
        <TextField
          label={words().password}
          help={words().passwordHelp}
          type="password"
          autocomplete="new-password"
          required
          value={password()}
          onInput={setPassword}
          error={setUp.errorFor("password")}
        />
        <ProblemNotice problem={setUp.problem()} />
        <Button type="submit" kind="primary" wide busy={setUp.busy()}>
          {words().begin}
        </Button>
      </form>
    </Gate>
  );
}
