import { useLocation } from "@solidjs/router";
import { createEffect, on } from "solid-js";

/**
 * After a change of page the link that was followed is often gone, and the focus with it: reading then goes on
 * at the new page's content instead of at the top of everything.
 */
export function useFocusAfterNavigation(): void {
  const location = useLocation();
  createEffect(
    on(
      () => location.pathname,
      () => requestAnimationFrame(focusContent),
      { defer: true },
    ),
  );
}

function focusContent(): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  const content = document.getElementById("content");
  if (!content) return;
  content.tabIndex = -1;
  content.focus({ preventScroll: true });
}
