import { expect, test } from "vitest";
import { languages } from "../../../shared/locale/languages";
import { dispositionCodes, dispositionWords } from "../../../shared/register/dispositions";
import { missingIn, missingInAnswer } from "../../../shared/register/missing";
import { followUpStates, inputStates, mayStep, needsApproval } from "../../../shared/register/states";

test("an input is answered only by way of a proposal, and can be taken up again", () => {
  const from = (state: (typeof inputStates)[number]) =>
    inputStates.filter((to) => to !== state && mayStep("input", state, to));
  expect(from("open")).toEqual(["proposed"]);
  expect(from("proposed")).toEqual(["open", "answered"]);
  expect(from("answered")).toEqual(["proposed", "closed"]);
  expect(from("closed")).toEqual(["proposed"]);
  expect(from("merged")).toEqual([]);
});

test("what is answered, and that it no longer is, needs approval; a proposal does not", () => {
  expect(needsApproval("open", "proposed")).toBe(false);
  expect(needsApproval("proposed", "open")).toBe(false);
  expect(needsApproval("answered", "answered")).toBe(false);
  expect(needsApproval("proposed", "answered")).toBe(true);
  expect(needsApproval("answered", "proposed")).toBe(true);
  expect(needsApproval("closed", "proposed")).toBe(true);
});

test("a follow-up that is done or withdrawn can be taken up again", () => {
  for (const state of followUpStates) {
    const next = followUpStates.filter((to) => to !== state && mayStep("followUp", state, to));
    expect(next).toEqual(
      state === "done"
        ? ["in_progress"]
        : state === "withdrawn"
          ? ["open"]
          : followUpStates.filter((to) => to !== state),
    );
  }
  expect(mayStep("decision", "superseded", "standing")).toBe(true);
});

test("ASDIPI's follow-ups lack a due date, and an input without a giver lacks one", () => {
  const row = { text: { id: "Memfasilitasi survei" }, by: null, topic: null, owner: "ASDIPI", due: null };
  expect(missingIn({ ...row, kind: "followUp" })).toEqual(["due"]);
  expect(missingIn({ ...row, kind: "input" })).toEqual(["by", "topic"]);
  expect(missingIn({ ...row, kind: "decision", text: { en: "" } })).toEqual(["text"]);
});

test("each code asks for what the matrix asks: reason, change, destination", () => {
  const nothing = { answer: {}, destination: null, hasChange: false };
  const asked = Object.fromEntries(
    dispositionCodes.map((disposition) => [
      disposition,
      missingInAnswer({ ...nothing, disposition }, "answered"),
    ]),
  );
  expect(asked).toEqual({
    A: ["change"],
    P: ["answer", "change"],
    N: ["answer"],
    C: ["answer"],
    D: ["answer", "destination"],
    O: ["answer", "destination"],
  });
  expect(missingInAnswer({ ...nothing, disposition: null }, "proposed")).toEqual(["disposition"]);
  expect(missingInAnswer({ ...nothing, disposition: "A" }, "proposed")).toEqual([]);
});

test("every code has its name in three languages", () => {
  for (const language of languages)
    for (const code of dispositionCodes) expect(dispositionWords[language][code]).toMatch(/\S/);
});
