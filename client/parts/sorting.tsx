import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { Icon } from "./icon";

/** How a table is sorted. It stands in the address as `?sort=title` or, downwards, `?sort=-title`. */
export type Sorting<Column extends string> = {
  column: () => Column;
  isDown: () => boolean;
  by: (column: Column) => void;
};

export function useSorting<Column extends string>(
  columns: readonly Column[],
  usual: `${"" | "-"}${NoInfer<Column>}`,
): Sorting<Column> {
  const [query, setQuery] = useSearchParams();
  const wanted = () => (typeof query.sort === "string" ? query.sort : usual);
  const isDown = () => wanted().startsWith("-");
  const column = () => {
    const name = wanted().replace(/^-/, "");
    return columns.find((known) => known === name) ?? (usual.replace(/^-/, "") as Column);
  };
  return {
    column,
    isDown,
    by(next) {
      const sort = next === column() && !isDown() ? `-${next}` : next;
      setQuery({ sort: sort === usual ? undefined : sort }, { replace: true });
    },
  };
}

/** The head of a column that can be sorted by. */
export function SortHeader<Column extends string>(props: {
  column: Column;
  sorting: Sorting<Column>;
  children: string;
  class?: string;
}) {
  const isCurrent = () => props.sorting.column() === props.column;
  const direction = () => (isCurrent() ? (props.sorting.isDown() ? "descending" : "ascending") : "none");
  return (
    <th scope="col" aria-sort={direction()} class={props.class}>
      <button type="button" onClick={() => props.sorting.by(props.column)}>
        {props.children}
        <Show when={isCurrent()}>
          <Icon name={props.sorting.isDown() ? "down" : "up"} small />
        </Show>
      </button>
    </th>
  );
}
