import { createResource } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { safeNext } from "../../client/account/next";
import { ProblemError } from "../../client/api";
import { initials, personClass } from "../../client/parts/avatar";
import { createDeed } from "../../client/parts/deed";
import { TextField } from "../../client/parts/field";
import { Loaded } from "../../client/parts/loading";
import { filled } from "../../client/parts/localised-fields";
import { Toasts, tell } from "../../client/parts/toast";
import { ago, dayAndTime, exactTime } from "../../client/words/times";
import { setLanguage } from "../../client/words/words";

let place: HTMLElement;
let dispose: (() => void) | undefined;
const show = (what: () => Element) => {
  dispose = render(what as never, place);
};

beforeEach(() => {
  setLanguage("en");
  place = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  dispose?.();
  place.remove();
  vi.useRealTimers();
});

const refusal = (kind: "forbidden" | "bad-request") =>
  new ProblemError({ kind, title: "No", detail: "Why", errors: [{ path: "email", message: "Wrong." }] });

test("the language of the page follows the switch", () => {
  setLanguage("ja");
  expect(document.documentElement.lang).toBe("ja");
  expect(localStorage.getItem("lokakarya:language")).toBe("ja");
});

test("a field says what is wrong with it to those who cannot see red", () => {
  show(
    () => (<TextField label="E-mail" help="Help" error="Wrong." value="" onInput={() => {}} />) as Element,
  );
  const input = place.querySelector("input")!;
  const described = input
    .getAttribute("aria-describedby")!
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent);
  expect(described).toEqual(["Help", "Wrong."]);
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(place.querySelector("label")?.getAttribute("for")).toBe(input.id);
});

test("a deed runs once at a time, keeps the server's refusal and lets surprises through", async () => {
  let finish: () => void = () => {};
  let runs = 0;
  const slow = createDeed(() => {
    runs += 1;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  const first = slow.run();
  expect(await slow.run()).toBe(false);
  finish();
  expect(await first).toBe(true);
  expect(runs).toBe(1);

  const refused = createDeed(() => Promise.reject(refusal("bad-request")));
  expect(await refused.run()).toBe(false);
  expect(refused.errorFor("email")).toBe("Wrong.");
  expect(refused.busy()).toBe(false);

  await expect(createDeed(() => Promise.reject(new Error("ours"))).run()).rejects.toThrow("ours");
});

test("what comes within 200 ms is not announced as loading", async () => {
  vi.useFakeTimers();
  let arrive: (value: object) => void = () => {};
  show(() => {
    const [value, { refetch }] = createResource<object>(
      () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    );
    return (
      <Loaded from={value} again={refetch}>
        {() => <p>there</p>}
      </Loaded>
    ) as Element;
  });
  vi.advanceTimersByTime(199);
  expect(place.textContent?.trim()).toBe("");
  vi.advanceTimersByTime(2);
  expect(place.textContent).toContain("Loading");
  arrive({});
  await vi.waitFor(() => expect(place.textContent).toBe("there"));
});

test("a message can be taken back, waits while it is looked at, and goes by itself", () => {
  vi.useFakeTimers();
  show(() => (<Toasts />) as Element);
  let undone = 0;
  tell("Archived.", () => {
    undone += 1;
  });
  expect(place.querySelector("[role=status]")?.textContent).toContain("Archived.");
  place.querySelector(".toast")!.dispatchEvent(new Event("pointerenter"));
  vi.advanceTimersByTime(60_000);
  expect(place.querySelector(".toast")).not.toBeNull();
  [...place.querySelectorAll("button")].find((each) => each.textContent === "Undo")!.click();
  expect(undone).toBe(1);
  expect(place.querySelector(".toast")).toBeNull();

  tell("Saved.");
  vi.advanceTimersByTime(10_001);
  expect(place.querySelector(".toast")).toBeNull();
});

test("initials come from two words, from one, and from Japanese names; colours stay within the eight", () => {
  expect(["Konsultan A", "Direktur", "山田 太郎", "事務局", ""].map(initials)).toEqual([
    "KA",
    "DI",
    "山太",
    "事務",
    "",
  ]);
  expect([1, 8, 9, 16].map(personClass)).toEqual(["p1", "p8", "p1", "p8"]);
});

test("after signing in one lands only on an address of our own", () => {
  const own = location.origin;
  expect(safeNext("/p/1/docs/2?comment=3#s")).toBe("/p/1/docs/2?comment=3#s");
  for (const evil of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    undefined,
    ["/x"],
    "",
  ])
    expect(new URL(safeNext(evil), own).href, String(evil)).toBe(`${own}/`);
});

test("how long ago is said as a colleague would, in each language", () => {
  const now = Date.UTC(2026, 5, 15, 5, 0);
  const minutes = (count: number) => ago(now - count * 60_000, now);
  expect([minutes(0), minutes(5), minutes(60 * 3), minutes(60 * 20)]).toEqual([
    "now",
    "5 minutes ago",
    "3 hours ago",
    "yesterday",
  ]);
  expect(minutes(60 * 24 * 30)).toBe("16 May 2026");
  setLanguage("id");
  expect([minutes(5), minutes(60 * 20)]).toEqual(["5 menit yang lalu", "kemarin"]);
  setLanguage("ja");
  expect([minutes(5), minutes(60 * 20)]).toEqual(["5 分前", "昨日"]);
});

test("a moment stands on the project's clock or the workshop's, named, wherever it is read", () => {
  const at = Date.UTC(2024, 1, 14, 22, 30, 5); // the 15th in Jakarta already, at 05:30
  setLanguage("en");
  expect(dayAndTime(at)).toContain("15 February 2024");
  expect(dayAndTime(at)).toMatch(/05:30 WIB$/);
  expect(dayAndTime(at, "Asia/Tokyo")).toMatch(/07:30 JST$/);
  expect(exactTime(at, "Asia/Makassar")).toBe("06:30:05 WITA");
  // Past midnight in Jakarta: half an hour before is yesterday there, though not in London.
  const past = Date.UTC(2024, 1, 14, 17, 30);
  expect(ago(past - 3_600_000 * 2, past + 3_600_000 * 20)).toBe("yesterday");
});

test("an empty language of a title is left out, not sent as empty", () => {
  expect(filled({ en: "  Title ", id: " ", ja: "" })).toEqual({ en: "Title" });
});
