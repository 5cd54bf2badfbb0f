import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { expect, test } from "vitest";
import { FreshText } from "../../client/projector/fresh-text";

test("what was just written stands out, and nothing stands out in a text that is only shown", () => {
  const [text, setText] = createSignal("Safety.");
  const place = document.body.appendChild(document.createElement("p"));
  const dispose = render((() => <FreshText text={text()} />) as never, place);
  expect(place.querySelector("mark")).toBeNull();
  setText("Safety and recycling.");
  expect(place.querySelector("mark")?.textContent).toBe(" and recycling");
  setText("Safety and recycling, too.");
  expect(place.querySelector("mark")?.textContent).toBe(" and recycling, too");
  expect(place.textContent).toBe("Safety and recycling, too.");
  dispose();
});
