import { createSignal, type JSX } from "solid-js";
import { Icon } from "../parts/icon";

/** What is dragged within one list; the list holds it for its rows. */
export function createDrag() {
  return createSignal<string>();
}

type Props = {
  id: string;
  /** What the handle is called, and how it is used. */
  label: string;
  help: string;
  place: number;
  drag: ReturnType<typeof createDrag>;
  /** Puts the one with this id at this place of the list. */
  onMove: (id: string, place: number) => Promise<void>;
  children: (step: (by: -1 | 1) => void) => JSX.Element;
};

/** A row that is put elsewhere by its handle: by dragging, or by the arrow keys. */
export function InOrder(props: Props) {
  const [dragged, setDragged] = props.drag;
  const [isOver, setOver] = createSignal(false);
  let handle!: HTMLButtonElement;
  async function step(by: -1 | 1) {
    await props.onMove(props.id, props.place + by);
    handle.focus(); // a row that changes its place in the page loses the focus
  }
  return (
    <li
      class="in-order"
      classList={{ "is-dragged": dragged() === props.id, "is-over": isOver() }}
      onDragOver={(event) => {
        if (dragged() === undefined || dragged() === props.id) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const moved = dragged();
        setDragged(undefined);
        if (moved) void props.onMove(moved, props.place);
      }}
    >
      {/* A button does not let itself be dragged; the box around it does. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the keys are the button's */}
      <span
        class="grip"
        draggable="true"
        onDragStart={(event) => {
          event.dataTransfer?.setData("text/plain", props.label);
          setDragged(props.id);
        }}
        onDragEnd={() => setDragged(undefined)}
      >
        <button
          ref={handle}
          type="button"
          class="btn btn--quiet btn--icon btn--small"
          aria-label={props.label}
          title={props.help}
          onKeyDown={(event) => {
            const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as "ArrowUp" | "ArrowDown"];
            if (!by) return;
            event.preventDefault();
            void step(by);
          }}
        >
          <Icon name="list" />
        </button>
      </span>
      {props.children((by) => void step(by))}
    </li>
  );
}
