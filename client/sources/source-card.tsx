import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { dispositionWords } from "../../shared/register/dispositions";
import { isAnswered } from "../../shared/register/states";
import { useDesk } from "../editor/desk";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { LocalText } from "../parts/local-text";
import { orTell } from "../parts/or-tell";
import { tell } from "../parts/toast";
import { Answering } from "../registers/answering";
import { Giver, StateChip } from "../registers/row-facts";
import { registersWords } from "../words/registers";
import { sourceWords } from "../words/sources";
import { language, useWords } from "../words/words";
import { useSectionName } from "./section-name";
import { useSourceName } from "./source-name";
import { placesOf, type Source, type SourcePlace } from "./sources.data";

/** One input or decision beside the text: what was said, what became of it, which sections it belongs to. */
export function SourceCard(props: { row: Source; mayLink: boolean; onGo: (section: string) => void }) {
  const desk = useDesk();
  const words = useWords(sourceWords);
  const nameOf = useSectionName();
  const name = useSourceName();
  const [isAnswering, setAnswering] = createSignal(false);
  const places = () => placesOf(props.row, desk.answer().id);
  const input = () => (props.row.kind === "input" ? props.row : undefined);
  const isMerged = () => props.row.state === "merged";
  const mayAnswer = () => {
    const row = input();
    if (!row || isMerged() || !desk.may("register.write")) return undefined;
    return isAnswered(row.state) && !desk.may("register.approve") ? undefined : row;
  };
  const toLink = () => {
    const section = desk.sources.section();
    const isLinked = places().some((place) => place.link !== null && place.section === section);
    return props.mayLink && !isMerged() && !isLinked ? section : undefined;
  };
  const registers = useWords(registersWords);
  const link = (section: string) =>
    orTell(desk.sources.link(props.row, section), () => tell(registers().linked));
  const address = () =>
    `/p/${desk.answer().project.id}/${props.row.kind === "input" ? "inputs" : "decisions"}/${props.row.id}`;

  return (
    <li class="source">
      <div class="row row--wrap">
        <A class="source-name" href={address()}>
          <Icon name={props.row.kind} small />
          {name(props.row)}
        </A>
        <StateChip state={props.row.state} />
      </div>
      <p class="small muted anywhere">
        <Giver row={props.row} />
      </p>
      <p class="serif clamp" dir="auto">
        <LocalText of={props.row.text} />
      </p>
      <Show when={input()?.disposition}>
        {(code) => (
          <div class="source-answer">
            <b class="small">{dispositionWords[language()][code()]}</b>
            <p class="serif clamp" dir="auto">
              <LocalText of={input()?.answer ?? {}} />
            </p>
          </div>
        )}
      </Show>
      <ul class="source-places">
        <For each={places()}>
          {(place) => <Place row={props.row} place={place} mayLink={props.mayLink} onGo={props.onGo} />}
        </For>
      </ul>
      <div class="row row--wrap">
        <Show when={toLink()}>
          {(section) => (
            <Button small icon="link" onClick={() => void link(section())}>
              {words().linkHere(nameOf(section()))}
            </Button>
          )}
        </Show>
        <Show when={mayAnswer()}>
          <Button
            small
            kind="quiet"
            icon={isAnswering() ? "close" : "propose"}
            aria-expanded={isAnswering()}
            onClick={() => setAnswering(!isAnswering())}
          >
            {isAnswering() ? words().hideAnswer(name(props.row)) : words().answer(name(props.row))}
          </Button>
        </Show>
      </div>
      <Show when={isAnswering() && mayAnswer()}>
        {(row) => (
          <Answering
            row={row()}
            mayApprove={desk.may("register.approve")}
            change={(changes) => desk.sources.change(row().id, changes)}
          />
        )}
      </Show>
    </li>
  );
}

function Place(props: {
  row: Source;
  place: SourcePlace;
  mayLink: boolean;
  onGo: (section: string) => void;
}) {
  const desk = useDesk();
  const words = useWords(sourceWords);
  const registers = useWords(registersWords);
  const nameOf = useSectionName();
  const section = () => nameOf(props.place.section);
  const unlink = (link: string) =>
    orTell(desk.sources.unlink(props.row, link), () => tell(registers().unlinked));
  return (
    <li>
      <span class="faint">{words().kinds[props.place.why]}</span>{" "}
      <button type="button" class="btn-link" onClick={() => props.onGo(props.place.section)}>
        {section()}
      </button>
      <Show when={props.mayLink && props.place.link}>
        {(link) => (
          <button
            type="button"
            class="btn btn--quiet btn--small btn--icon"
            aria-label={words().unlinkFrom(section())}
            title={words().unlinkFrom(section())}
            onClick={() => void unlink(link().id)}
          >
            <Icon name="close" small />
          </button>
        )}
      </Show>
      <For each={["was", "becomes"] as const}>
        {(which) => (
          <Show when={props.place.link?.[which]}>
            {(text) => (
              <p class="clamp" dir="auto">
                <span class="faint">{registers()[which]}:</span> {text()}
              </p>
            )}
          </Show>
        )}
      </For>
    </li>
  );
}
