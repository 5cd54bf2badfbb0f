import { createRoot, createSignal } from "solid-js";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { Icon } from "./icon";
import { Menu, MenuChoices } from "./menu";

const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];

const storedAs = "lokakarya:theme";
const [theme, setSignal] = createRoot(() => createSignal<Theme>(rememberedTheme()));

function rememberedTheme(): Theme {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(storedAs);
  } catch {
    kept = null; // storage may be forbidden: then the device decides
  }
  const found = themes.find((known) => known === kept) ?? "system";
  apply(found);
  return found;
}

function apply(chosen: Theme): void {
  if (chosen === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.dataset.theme = chosen;
}

function setTheme(chosen: Theme): void {
  apply(chosen);
  setSignal(chosen);
  try {
    localStorage.setItem(storedAs, chosen);
  } catch (why) {
    console.warn("The theme is kept for this page only:", why);
  }
}

/** Light, dark, or as the device says. */
export function ThemeChoices() {
  const words = useWords(commonWords);
  return (
    <MenuChoices
      label={words().theme.label}
      value={theme()}
      choices={themes.map((value) => ({ value, label: words().theme[value] }))}
      onChoose={setTheme}
    />
  );
}

export function ThemeSwitch() {
  const words = useWords(commonWords);
  return (
    <Menu
      class="btn btn--quiet btn--icon not-phone"
      label={words().theme.label}
      trigger={<Icon name="theme" />}
    >
      <ThemeChoices />
    </Menu>
  );
}
