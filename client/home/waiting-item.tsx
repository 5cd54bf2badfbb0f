import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { inLanguage, type Localised } from "../../shared/locale/languages";
import { buttonClass } from "../parts/button";
import { Icon, type IconName } from "../parts/icon";
import { LocalText } from "../parts/local-text";
import { homeWords } from "../words/home";
import { language, useWords } from "../words/words";

/** One thing that waits: what it is, what is to be known about it, and the way to it. */
export function WaitingItem(props: {
  icon: IconName;
  title: Localised;
  /** Left out where there is only one. */
  project: Localised | undefined;
  href: string;
  deed: string;
  children?: JSX.Element;
}) {
  const words = useWords(homeWords);
  return (
    <li>
      <span class="glyph">
        <Icon name={props.icon} />
      </span>
      <div class="grow">
        <p class="h-item said">
          <LocalText of={props.title} />
        </p>
        {props.children}
        <Show when={props.project}>
          {(project) => (
            <p class="small faint">
              <LocalText of={project()} />
            </p>
          )}
        </Show>
      </div>
      <A
        class={buttonClass({})}
        href={props.href}
        aria-label={words().deedOn(props.deed, inLanguage(props.title, language()))}
      >
        {props.deed}
      </A>
    </li>
  );
}
