import { createEffect, createSignal, createUniqueId, For, type JSX, onMount, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import { useDesk } from "../editor/desk";
import { Avatar } from "../parts/avatar";
import { Button } from "../parts/button";
import type { Deed } from "../parts/deed";
import { ProblemNotice } from "../parts/notice";
import { commentWords } from "../words/comments";
import { language, useWords } from "../words/words";
import { mentionAt, type Named, writeBody } from "./mentions";

type Props = {
  label: string;
  placeholder: string;
  send: string;
  deed: Deed<[string]>;
  /** Sent: the box is empty again. */
  onSent?: () => void;
  onCancel?: () => void;
  /** Beside the buttons, such as who sees it. */
  children?: JSX.Element;
  hasFocus?: boolean;
  rows?: number;
};

/**
 * Where a comment or an answer is written. Ctrl+Enter sends, never while an input method is composing; `@`
 * offers people. When the server refuses, the words stay.
 */
export function CommentBox(props: Props) {
  const desk = useDesk();
  const words = useWords(commentWords);
  const id = createUniqueId();
  const [text, setText] = createSignal("");
  const [named, setNamed] = createSignal<Named[]>([]);
  const [offer, setOffer] = createSignal<{ from: number; people: Named[]; at: number }>();
  let field!: HTMLTextAreaElement;

  onMount(() => {
    // Where it stands is decided later: the browser must not scroll to where it stood first.
    if (props.hasFocus) field.focus({ preventScroll: true });
  });
  createEffect(() => {
    text();
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight + 2, 240)}px`;
  });

  const lookForMention = () => {
    const found = mentionAt(field.value, field.selectionStart);
    const query = found?.query.toLocaleLowerCase() ?? "";
    const people = found
      ? desk.threads
          .mentionable()
          .filter((person) => !person.isMe && person.name.toLocaleLowerCase().includes(query))
          .slice(0, 6)
      : [];
    setOffer(found && people.length > 0 ? { from: found.from, people, at: 0 } : undefined);
  };

  const choose = (person: Named) => {
    const open = offer();
    if (!open) return;
    const before = text().slice(0, open.from);
    const after = text().slice(field.selectionStart);
    setText(`${before}@${person.name} ${after}`);
    setNamed((all) => [...all.filter((each) => each.id !== person.id), { id: person.id, name: person.name }]);
    setOffer(undefined);
    field.focus();
    const caret = before.length + person.name.length + 2;
    field.setSelectionRange(caret, caret);
  };

  async function send() {
    if (text().trim() === "" || props.deed.busy()) return;
    if (!(await props.deed.run(writeBody(text().trim(), named())))) return;
    setText("");
    setNamed([]);
    props.onSent?.();
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
      return;
    }
    const open = offer();
    if (open) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) setOffer({ ...open, at: (open.at + step + open.people.length) % open.people.length });
      else if (event.key === "Enter" || event.key === "Tab") choose(open.people[open.at]!);
      else if (event.key === "Escape") setOffer(undefined);
      else return;
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Escape" && text() === "") props.onCancel?.();
  };

  return (
    <div class="comment-box">
      <ProblemNotice problem={props.deed.problem()} />
      <div class="comment-field">
        <textarea
          ref={field}
          class="input"
          rows={props.rows ?? 2}
          aria-label={props.label}
          placeholder={props.placeholder}
          maxLength={10_000}
          value={text()}
          aria-autocomplete="list"
          aria-controls={offer() ? `${id}-people` : undefined}
          aria-activedescendant={offer() ? `${id}-${offer()?.at}` : undefined}
          onInput={(event) => {
            setText(event.currentTarget.value);
            lookForMention();
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOffer(undefined)}
        />
        <Show when={offer()}>
          {(open) => (
            <div
              class="float menu mention-list"
              role="listbox"
              id={`${id}-people`}
              aria-label={words().mention}
            >
              <For each={open().people}>
                {(person, index) => (
                  <div
                    role="option"
                    tabIndex={-1}
                    id={`${id}-${index()}`}
                    class="mention-option"
                    classList={{ "is-at": index() === open().at }}
                    aria-selected={index() === open().at}
                    onMouseDown={(event) => {
                      event.preventDefault();
                      choose(person);
                    }}
                  >
                    <Mentionable person={person.id} name={person.name} />
                  </div>
                )}
              </For>
            </div>
          )}
        </Show>
      </div>
      {props.children}
      <div class="row comment-acts">
        <Show when={props.onCancel}>
          <Button small kind="quiet" onClick={() => props.onCancel?.()}>
            {words().cancel}
          </Button>
        </Show>
        <span class="grow" />
        <Button
          small
          kind="primary"
          icon="send"
          busy={props.deed.busy()}
          disabled={text().trim() === ""}
          onClick={send}
        >
          {props.send}
        </Button>
      </div>
    </div>
  );
}

function Mentionable(props: { person: string; name: string }) {
  const desk = useDesk();
  const member = () => desk.threads.mentionable().find(({ id }) => id === props.person);
  return (
    <Show when={member()} fallback={props.name}>
      {(found) => (
        <>
          <Avatar person={found()} />
          <span>
            {found().name}
            <span class="small faint"> {inLanguage(found().organisation, language())}</span>
          </span>
        </>
      )}
    </Show>
  );
}
