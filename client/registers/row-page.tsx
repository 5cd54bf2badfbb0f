import { A } from "@solidjs/router";
import { type JSX, type ParentProps, Show } from "solid-js";
import type { Localised } from "../../shared/locale/languages";
import type { RegisterDeedAnswer } from "../../shared/register/answers";
import type { RegisterState } from "../../shared/register/states";
import { Icon } from "../parts/icon";
import { LocalText } from "../parts/local-text";
import { Notice } from "../parts/notice";
import { usePageTitle } from "../parts/page-title";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { useWords } from "../words/words";
import type { RegisterName } from "./registers.data";
import { History, RowState } from "./row-facts";

type Row = {
  text: Localised;
  state: RegisterState;
  withdrawnAt: number | null;
  history: readonly RegisterDeedAnswer[];
};

/** A row of any register: the way back, its words, what is done with it, and `aside` its facts and its history. */
export function RowPage(
  props: ParentProps<{ register: RegisterName; title: string; row: Row; aside: JSX.Element }>,
) {
  const words = useWords(registersWords);
  const project = useProject();
  usePageTitle(() => props.title);
  return (
    <>
      <A class="btn btn--quiet btn--small" href={`/p/${project.facts().id}/${props.register}`}>
        <Icon name="back" small />
        {words().back[props.register]}
      </A>
      <div class="head">
        <h1 class="h-page">{props.title}</h1>
        <RowState row={props.row} />
      </div>
      <div class="cols">
        <div class="stack-blocks">
          <Show when={props.row.withdrawnAt !== null}>
            <Notice title={words().withdrawn}>{words().withdrawnText}</Notice>
          </Show>
          <p class="serif say-it" dir="auto">
            <LocalText of={props.row.text} />
          </p>
          {props.children}
        </div>
        <div class="stack-blocks">
          {props.aside}
          <Show when={props.row.history.length > 0}>
            <History of={props.row.history} />
          </Show>
        </div>
      </div>
    </>
  );
}
