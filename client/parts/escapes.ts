/** Escape in this element itself; a dialog that was opened from it stands elsewhere in the page, and has an Escape of its own. */
export const escapes = (event: KeyboardEvent & { currentTarget: HTMLElement }): boolean =>
  event.key === "Escape" &&
  !event.defaultPrevented &&
  event.target instanceof Node &&
  event.currentTarget.contains(event.target);
