import { autoUpdate, computePosition, flip, offset, type Placement, shift } from "@floating-ui/dom";
import { createEffect, type JSX, onCleanup, type ParentProps } from "solid-js";
import { Portal } from "solid-js/web";

type Props = ParentProps<
  {
    /** Where it belongs; read again whenever the page moves. Undefined hides it. */
    at: () => DOMRect | undefined;
    /** What holds it in the page: scrolling of its ancestors is followed. */
    within: HTMLElement | undefined;
    placement?: Placement;
  } & Pick<
    JSX.HTMLAttributes<HTMLDivElement>,
    "class" | "role" | "onKeyDown" | "onFocusOut" | "onMouseDown" | "ref"
  > & {
      label: string;
    }
>;

/** Something small that floats beside a place in the text and stays beside it. */
export function Floating(props: Props) {
  let element!: HTMLDivElement;
  createEffect(() => {
    if (!props.at()) {
      element.hidden = true;
      return;
    }
    const reference = {
      getBoundingClientRect: () => props.at() ?? new DOMRect(),
      contextElement: props.within,
    };
    const place = async () => {
      const { x, y } = await computePosition(reference, element, {
        placement: props.placement ?? "top",
        strategy: "fixed",
        middleware: [offset(8), flip(), shift({ padding: 8 })],
      });
      Object.assign(element.style, { left: `${x}px`, top: `${y}px` });
    };
    element.hidden = false;
    onCleanup(autoUpdate(reference, element, place));
  });
  return (
    <Portal>
      {/* biome-ignore lint/a11y: the role comes with the props: a dialog or a toolbar, both of which take these */}
      <div
        ref={(made) => {
          element = made;
          if (typeof props.ref === "function") props.ref(made);
        }}
        class={`floating float ${props.class ?? ""}`}
        role={props.role}
        aria-label={props.label}
        onKeyDown={props.onKeyDown}
        onFocusOut={props.onFocusOut}
        onMouseDown={props.onMouseDown}
      >
        {props.children}
      </div>
    </Portal>
  );
}
