import { A } from "@solidjs/router";
import { type ParentProps, Show } from "solid-js";
import { Mark } from "../parts/brand";
import { LanguageSwitch } from "../parts/language-switch";
import { Notice } from "../parts/notice";
import { ThemeSwitch } from "../parts/theme";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { AccountMenu } from "./account-menu";
import { useMe } from "./me";

/** Where I am on the left, who I am on the right. Children: the place, as `Crumb`s. */
export function Bar(props: ParentProps) {
  const words = useWords(commonWords);
  const me = useMe();
  return (
    <>
      <a class="skip" href="#content">
        {words().toContent}
      </a>
      <header class="bar">
        <A class="brand" href="/" aria-label={words().product}>
          <Mark />
          <span classList={{ "not-phone": Boolean(props.children) }}>{words().product}</span>
        </A>
        <div class="crumb grow">{props.children}</div>
        <LanguageSwitch />
        <ThemeSwitch />
        <AccountMenu />
      </header>
      <Show when={me().plainHttp}>
        <div class="bar-notice">
          <Notice title={words().plainHttp.title}>
            <p>{words().plainHttp.detail}</p>
          </Notice>
        </div>
      </Show>
    </>
  );
}
