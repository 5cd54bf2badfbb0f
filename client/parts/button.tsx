import { type JSX, Show, splitProps } from "solid-js";
import { Icon, type IconName } from "./icon";

type Kind = "primary" | "danger" | "quiet";
type Props = JSX.ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: Kind;
  icon?: IconName;
  small?: boolean;
  wide?: boolean;
  /** Work is under way: it stays focusable and says so, but a second press does nothing. */
  busy?: boolean;
};

export function buttonClass(look: {
  kind?: Kind;
  small?: boolean;
  wide?: boolean;
  iconOnly?: boolean;
}): string {
  return [
    "btn",
    look.kind && `btn--${look.kind}`,
    look.small && "btn--small",
    look.wide && "btn--wide",
    look.iconOnly && "btn--icon",
  ]
    .filter(Boolean)
    .join(" ");
}

/** A button with a word. Inside a form, `type="submit"` sends it. */
export function Button(props: Props) {
  const [own, rest] = splitProps(props, [
    "kind",
    "icon",
    "small",
    "wide",
    "busy",
    "children",
    "class",
    "onClick",
  ]);
  return (
    <button
      type="button"
      {...rest}
      class={`${buttonClass(own)} ${own.class ?? ""}`}
      aria-busy={own.busy || undefined}
      aria-disabled={own.busy || undefined}
      onClick={(event) => {
        if (own.busy) event.preventDefault();
        else if (typeof own.onClick === "function") own.onClick(event);
      }}
    >
      <Show when={own.busy} fallback={<Show when={own.icon}>{(icon) => <Icon name={icon()} />}</Show>}>
        <span class="spin" aria-hidden="true" />
      </Show>
      {own.children}
    </button>
  );
}

/** A button that shows only a sign; its name is spoken and shown on hover. */
export function IconButton(props: Props & { icon: IconName; label: string }) {
  const [own, rest] = splitProps(props, ["kind", "icon", "small", "label", "class"]);
  return (
    <button
      type="button"
      {...rest}
      class={`${buttonClass({ kind: own.kind ?? "quiet", small: own.small, iconOnly: true })} ${own.class ?? ""}`}
      aria-label={own.label}
      title={own.label}
    >
      <Icon name={own.icon} />
    </button>
  );
}
