import { useNavigate } from "@solidjs/router";
import { createResource, createSignal, For, Show } from "solid-js";
import { inLanguage, languages } from "../../shared/locale/languages";
import { api, ask } from "../api";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { TextField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { Loaded } from "../parts/loading";
import { LocalText } from "../parts/local-text";
import { ProblemNotice } from "../parts/notice";
import { usePageTitle } from "../parts/page-title";
import { accountWords } from "../words/account";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { tokenInAddress } from "./fragment";
import { Gate } from "./gate";
import { LinkIncomplete } from "./link-incomplete";

const look = (token: string) => ask(api.invitations.look.$post({ json: { token } }));
type Look = Awaited<ReturnType<typeof look>>;

/** From the link of an invitation into the project: who invites, to what, as what, and a password. */
export function InvitationPage() {
  const words = useWords(accountWords);
  const token = tokenInAddress();
  const [invitation, { refetch }] = createResource(
    () => token || undefined,
    (given) => look(given),
  );
  usePageTitle(() => words().invited);
  const seen = () => heldBy(invitation);

  return (
    <Gate cover={<Show when={seen()}>{(there) => <ProjectCover invitation={there()} />}</Show>}>
      <Show when={token} fallback={<LinkIncomplete />}>
        <Loaded from={invitation} again={refetch}>
          {(there) => <Accept token={token} invitation={there()} />}
        </Loaded>
      </Show>
    </Gate>
  );
}

function Accept(props: { token: string; invitation: Look }) {
  const words = useWords(accountWords);
  const terms = useWords(termWords);
  const navigate = useNavigate();
  const [password, setPassword] = createSignal("");

  const accept = createDeed(async () => {
    const json = { token: props.token, password: password() };
    const { project } = await ask(api.invitations.accept.$post({ json }));
    navigate(`/p/${project}`, { replace: true });
  });
  const intro = () => {
    const say = props.invitation.hasAccount ? words().invitedKnown : words().invitedBy;
    return say(props.invitation.inviter, inLanguage(props.invitation.project, language()));
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void accept.run();
      }}
    >
      <header>
        <h1 class="h-page">{words().invited}</h1>
        <p class="muted">{intro()}</p>
      </header>
      <dl class="facts">
        <dt>{words().facts.name}</dt>
        <dd>{props.invitation.name}</dd>
        <dt>{words().facts.email}</dt>
        <dd>{props.invitation.email}</dd>
        <dt>{words().facts.role}</dt>
        <dd>
          {terms().role[props.invitation.role]}
          <span class="small faint line">{terms().roleMeans[props.invitation.role]}</span>
        </dd>
      </dl>
      <input
        type="text"
        class="visually-hidden"
        autocomplete="username"
        value={props.invitation.email}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <TextField
        label={words().password}
        help={props.invitation.hasAccount ? undefined : words().passwordHelp}
        type="password"
        autocomplete={props.invitation.hasAccount ? "current-password" : "new-password"}
        required
        value={password()}
        onInput={setPassword}
        error={accept.errorFor("password")}
      />
      <ProblemNotice problem={accept.problem()} />
      <Button type="submit" kind="primary" wide busy={accept.busy()}>
        {words().accept}
      </Button>
      <p class="small faint">{words().notExpected}</p>
    </form>
  );
}

/** The project's name in every language it has, as on a cover. */
function ProjectCover(props: { invitation: Look }) {
  const first = () => {
    const name = props.invitation.project;
    return name[language()] ? language() : languages.find((known) => name[known]);
  };
  const others = () => languages.filter((known) => known !== first() && props.invitation.project[known]);
  return (
    <>
      <hr class="kop" />
      <p class="cover-title" lang={first()}>
        <LocalText of={props.invitation.project} />
      </p>
      <div class="also">
        <For each={others()}>{(known) => <p lang={known}>{props.invitation.project[known]}</p>}</For>
      </div>
    </>
  );
}
