import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { Organisation, WorkshopAnswer } from "../../shared/answers";
import { type Zone, zoneNames, zones } from "../../shared/workshop/zones";
import { Field, SelectField } from "../parts/field";
import { InPlace } from "../parts/in-place";
import { LocalText } from "../parts/local-text";
import { orTell } from "../parts/or-tell";
import { useProject } from "../projects/project";
import { termWords } from "../words/terms";
import { useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { Concerns } from "./concerns";
import { useWhen } from "./workshop-date";
import type { Workshop, WorkshopChange } from "./workshops.data";

type Props = { answer: WorkshopAnswer; workshop: Workshop };

/** When, where, in which languages; who may change them does so where they stand. */
export function WorkshopFacts(props: Props) {
  const words = useWords(workshopsWords);
  const project = useProject();
  return (
    <section class="block" aria-labelledby="facts">
      <header>
        <h2 id="facts">{words().facts}</h2>
      </header>
      <Show when={project.may("workshop.manage")} fallback={<Read answer={props.answer} />}>
        <Edit {...props} />
        <Concerns {...props} />
      </Show>
    </section>
  );
}

function Read(props: { answer: WorkshopAnswer }) {
  const words = useWords(workshopsWords);
  const when = useWhen();
  return (
    <dl class="facts">
      <dt>{words().date}</dt>
      <dd>
        {when.day(props.answer)}
        <Show when={when.hours(props.answer)}>{(hours) => <span class="line">{hours()}</span>}</Show>
      </dd>
      <dt>{words().venue}</dt>
      <dd>{props.answer.venue ?? words().noVenue}</dd>
      <Show when={props.answer.link}>
        {(link) => (
          <>
            <dt>{words().link}</dt>
            <dd class="anywhere">
              <a href={link()} target="_blank" rel="noopener noreferrer">
                {link()}
              </a>
            </dd>
          </>
        )}
      </Show>
      <Show when={props.answer.parties.length > 0}>
        <dt>{words().concerns.parties}</dt>
        <dd>
          <For each={props.answer.parties}>{(party) => <PartyName of={party} />}</For>
        </dd>
      </Show>
      <Show when={props.answer.activities.length > 0}>
        <dt>{words().concerns.activities}</dt>
        <dd>
          <For each={props.answer.activities}>
            {(activity) => (
              <span class="line">
                {activity.code} <LocalText of={activity.name} />
              </span>
            )}
          </For>
        </dd>
      </Show>
      <Show when={props.answer.documents.length > 0}>
        <dt>{words().concerns.documents}</dt>
        <dd>
          <For each={props.answer.documents}>
            {(document) => (
              <A class="line" href={`/p/${props.answer.project.id}/docs/${document.id}`}>
                <LocalText of={document.title} />
              </A>
            )}
          </For>
        </dd>
      </Show>
    </dl>
  );
}

const PartyName = (props: { of: Organisation }) => (
  <span class="line">
    <LocalText of={props.of.name} />
  </span>
);

function Edit(props: Props) {
  const words = useWords(workshopsWords);
  const terms = useWords(termWords);
  type Key = "date" | "time" | "end" | "venue" | "link";
  const save = (key: Key) => (value: string) =>
    props.workshop.change({ [key]: value || null } as WorkshopChange);
  return (
    <div class="fact-grid">
      <For each={props.answer.languages}>
        {(code) => (
          <div class="wide">
            <Field label={words().titleIn(terms().language[code])}>
              {(ids) => (
                <InPlace
                  {...ids()}
                  lang={code}
                  maxLength={300}
                  value={props.answer.title[code] ?? ""}
                  save={(text) =>
                    text ? props.workshop.change({ title: { [code]: text } }) : props.workshop.again()
                  }
                />
              )}
            </Field>
          </div>
        )}
      </For>
      <Field label={words().date}>
        {(ids) => <InPlace {...ids()} type="date" value={props.answer.date ?? ""} save={save("date")} />}
      </Field>
      <Field label={words().time}>
        {(ids) => <InPlace {...ids()} type="time" value={props.answer.time ?? ""} save={save("time")} />}
      </Field>
      <Field label={words().end}>
        {(ids) => <InPlace {...ids()} type="time" value={props.answer.end ?? ""} save={save("end")} />}
      </Field>
      <SelectField<Zone>
        label={words().zone}
        value={props.answer.zone}
        choices={zoneNames.map((value) => ({ value, label: zones[value].short }))}
        onChange={(zone) => void orTell(props.workshop.change({ zone }), () => {})}
      />
      <Field label={words().venue}>
        {(ids) => (
          <InPlace
            {...ids()}
            maxLength={300}
            placeholder={words().noVenue}
            value={props.answer.venue ?? ""}
            save={save("venue")}
          />
        )}
      </Field>
      <Field label={words().link}>
        {(ids) => (
          <InPlace
            {...ids()}
            type="url"
            maxLength={500}
            value={props.answer.link ?? ""}
            save={save("link")}
          />
        )}
      </Field>
    </div>
  );
}
