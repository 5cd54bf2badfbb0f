import { createEffect } from "solid-js";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";

/** The page's name in the browser's tab, which screen readers speak on arrival. */
export function usePageTitle(title: () => string | undefined): void {
  const words = useWords(commonWords);
  createEffect(() => {
    const name = title();
    document.title = name ? `${name} – ${words().product}` : words().product;
  });
}
