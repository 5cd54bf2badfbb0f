import { Tabs } from "@kobalte/core/tabs";
import { Show } from "solid-js";
import { CommentsPanel } from "../comments/comments-panel";
import { ThreadFilterSwitch } from "../comments/thread-filter";
import { IconButton } from "../parts/button";
import { escapes } from "../parts/escapes";
import { ReachSwitch } from "../sources/reach-switch";
import { SourcesPanel } from "../sources/sources-panel";
import { commentWords } from "../words/comments";
import { commonWords } from "../words/common";
import { sourceWords } from "../words/sources";
import { useWords } from "../words/words";
import { useDesk } from "./desk";

type Props = { onThread: (thread: string) => void; onSection: (section: string) => void };

/** What stands beside the text: the comments on it, or the inputs and decisions behind it. */
export function Side(props: Props) {
  const desk = useDesk();
  const comments = useWords(commentWords);
  const common = useWords(commonWords);
  const words = useWords(sourceWords);
  const leave = () => desk.editor()?.view.focus();
  const sources = () => <SourcesPanel onGo={props.onSection} />;
  // Who reads no comments has nothing else to come back to: the panel is closed again.
  const alone = () => (
    <aside class="side panel" aria-label={words().panel} onKeyDown={(event) => escapes(event) && leave()}>
      <div class="panel-head">
        <h2>{words().inputs}</h2>
        <ReachSwitch />
        <IconButton icon="close" label={common().close} onClick={desk.sources.close} />
      </div>
      {sources()}
    </aside>
  );
  return (
    <Show when={desk.threads.mayRead} fallback={alone()}>
      <Tabs
        as="aside"
        class="side panel"
        aria-label={words().beside}
        value={desk.sources.isOpen() ? "sources" : "comments"}
        onChange={(next) => (next === "sources" ? desk.sources.open() : desk.sources.close())}
        onKeyDown={(event: KeyboardEvent & { currentTarget: HTMLElement }) =>
          escapes(event) && desk.sources.isOpen() && leave()
        }
      >
        <div class="panel-head">
          <Tabs.List class="tabs" aria-label={words().beside}>
            <Tabs.Trigger value="comments">
              {comments().comments} <span class="n">{desk.threads.count("open")}</span>
            </Tabs.Trigger>
            <Show when={desk.sources.mayRead}>
              <Tabs.Trigger value="sources">{words().inputs}</Tabs.Trigger>
            </Show>
          </Tabs.List>
          <Show when={desk.sources.isOpen()} fallback={<ThreadFilterSwitch />}>
            <ReachSwitch />
          </Show>
        </div>
        <Tabs.Content value="comments">
          <CommentsPanel onShow={props.onThread} onDone={() => desk.editor()?.view.focus()} />
        </Tabs.Content>
        <Tabs.Content value="sources">{sources()}</Tabs.Content>
      </Tabs>
    </Show>
  );
}
