import { createMemo, For, type JSX } from "solid-js";

/**
 * A list whose rows stay in place, with the focus in them, while their items are replaced by newer ones of the
 * same key: `<Keyed each={members} by={(member) => member.id}>{(member) => …member().name…}</Keyed>`.
 */
export function Keyed<Item>(props: {
  each: readonly Item[];
  by: (item: Item) => string;
  children: (item: () => Item) => JSX.Element;
}) {
  const byKey = createMemo(() => new Map(props.each.map((item) => [props.by(item), item])));
  const keys = createMemo(() => [...byKey().keys()]);
  return (
    <For each={keys()}>
      {(key) => {
        // The last one, while the row of an item that went is being taken away.
        const item = createMemo<Item | undefined>((before) => byKey().get(key) ?? before);
        return props.children(item as () => Item);
      }}
    </For>
  );
}
