/**
 * Puts text on the clipboard without the Clipboard API, which needs a secure context: some installations
 * run on plain http. `near` is where a field may stand for a moment, inside an open dialog's focus trap.
 */
export function copyText(text: string, near: HTMLElement): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  field.setAttribute("aria-hidden", "true");
  const before = document.activeElement;
  near.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}
