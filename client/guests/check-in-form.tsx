import { createSignal, Show } from "solid-js";
import { api, ask } from "../api";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Check, Group, TextField } from "../parts/field";
import { ProblemNotice } from "../parts/notice";
import { checkInWords } from "../words/check-in";
import { useWords } from "../words/words";
import type { KeptHandIn } from "./kept-hand-in";

/** What a guest enters. Each letter is kept on the phone, so that a lost connection or a closed page costs none. */
export function CheckInForm(props: {
  code: string;
  handIn: KeptHandIn;
  keep: (handIn: KeptHandIn) => void;
  whenDone: () => void;
}) {
  const words = useWords(checkInWords);
  const [agrees, setAgrees] = createSignal(false);
  const [isConsentMissing, setConsentMissing] = createSignal(false);

  const type = (field: "name" | "organisation" | "position") => (text: string) =>
    props.keep({ ...props.handIn, [field]: text });

  const send = createDeed(async () => {
    const { key, name, organisation, position } = props.handIn;
    const json = {
      name: name.trim(),
      organisation: organisation.trim(),
      position: position.trim(),
      consent: true as const,
      key,
    };
    await ask(api["check-in"][":code"].$post({ param: { code: props.code }, json }));
    props.keep({ ...props.handIn, isHandedIn: true });
    props.whenDone();
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setConsentMissing(!agrees());
    if (agrees()) void send.run();
    else document.getElementById("consent")?.querySelector("input")?.focus();
  }

  return (
    <form class="guest-form" onSubmit={submit}>
      <p class="muted">{words().intro}</p>
      <TextField
        label={words().name}
        help={words().nameHelp}
        autocomplete="name"
        autocapitalize="words"
        maxLength={120}
        required
        value={props.handIn.name}
        onInput={type("name")}
        error={send.errorFor("name")}
      />
      <TextField
        label={words().organisation}
        autocomplete="organization"
        maxLength={200}
        required
        value={props.handIn.organisation}
        onInput={type("organisation")}
        error={send.errorFor("organisation")}
      />
      <TextField
        label={words().position}
        help={words().positionHelp}
        autocomplete="organization-title"
        maxLength={120}
        value={props.handIn.position}
        onInput={type("position")}
        error={send.errorFor("position")}
      />
      <div id="consent">
        <Group label={words().kept} error={isConsentMissing() ? words().consentMissing : undefined}>
          <ul class="guest-points">
            <li>{words().keptWhat}</li>
            <li>{words().keptWhy}</li>
            <li>{words().keptRight}</li>
            <li>{words().keptHere}</li>
          </ul>
          <Check
            checked={agrees()}
            onChange={(checked) => {
              setAgrees(checked);
              if (checked) setConsentMissing(false);
            }}
          >
            {words().consent}
          </Check>
        </Group>
      </div>
      <ProblemNotice problem={send.problem()} />
      <Show when={send.problem()}>
        <p class="muted">{words().typedStays}</p>
      </Show>
      <Button type="submit" kind="primary" wide busy={send.busy()}>
        {props.handIn.isHandedIn ? words().sendAgain : words().send}
      </Button>
    </form>
  );
}
