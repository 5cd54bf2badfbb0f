import type { ParentProps } from "solid-js";

/** Nothing here yet: what will stand here, and the button that begins it. */
export function Empty(props: ParentProps<{ title: string; text: string; level?: 2 | 3 }>) {
  return (
    <div class="empty">
      {props.level === 3 ? <h3 class="h-item">{props.title}</h3> : <h2 class="h-part">{props.title}</h2>}
      <p class="muted">{props.text}</p>
      {props.children}
    </div>
  );
}
