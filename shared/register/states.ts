/** Which step may follow which, in each register. Merging has a deed of its own, since it names another input. */
import type { Language } from "../locale/languages";

export const inputStates = ["open", "proposed", "answered", "closed", "merged"] as const;
export type InputState = (typeof inputStates)[number];

export const followUpStates = ["open", "in_progress", "blocked", "done", "withdrawn"] as const;
export type FollowUpState = (typeof followUpStates)[number];

export const decisionStates = ["standing", "superseded"] as const;
export type DecisionState = (typeof decisionStates)[number];

const inputSteps: Record<InputState, readonly InputState[]> = {
  open: ["proposed"],
  proposed: ["open", "answered"],
  answered: ["proposed", "closed"],
  closed: ["proposed"],
  merged: [],
};

const running = ["open", "in_progress", "blocked", "done", "withdrawn"] as const;
const followUpSteps: Record<FollowUpState, readonly FollowUpState[]> = {
  open: running,
  in_progress: running,
  blocked: running,
  done: ["in_progress"],
  withdrawn: ["open"],
};

const decisionSteps: Record<DecisionState, readonly DecisionState[]> = {
  standing: ["superseded"],
  superseded: ["standing"],
};

const steps = { input: inputSteps, decision: decisionSteps, followUp: followUpSteps } as const;

export type StateOf = { input: InputState; decision: DecisionState; followUp: FollowUpState };
export type RegisterState = StateOf[keyof StateOf];

export const firstState: StateOf = { input: "open", decision: "standing", followUp: "open" };

/** To stay where one is, is no step and always possible. */
export const mayStep = <Kind extends keyof StateOf>(kind: Kind, from: StateOf[Kind], to: StateOf[Kind]) =>
  from === to || ((steps[kind] as Record<string, readonly string[]>)[from]?.includes(to) ?? false);

/** Nothing more is to be done. */
export const isOver = (state: FollowUpState): boolean => state === "done" || state === "withdrawn";

/** Its answer stands, and is told. */
export const isAnswered = (state: InputState): boolean => state === "answered" || state === "closed";

/** The drafter proposes; that it stands is said by the secretariat, and so is taking that back. */
export const needsApproval = (from: InputState, to: InputState): boolean =>
  from !== to && [from, to].some(isAnswered);

export const stateWords: Record<Language, Record<RegisterState, string>> = {
  en: {
    open: "Open",
    proposed: "Answer proposed",
    answered: "Answered",
    closed: "Closed",
    merged: "Merged",
    in_progress: "In progress",
    blocked: "Blocked",
    done: "Done",
    withdrawn: "Withdrawn",
    standing: "Standing",
    superseded: "Superseded",
  },
  id: {
    open: "Terbuka",
    proposed: "Jawaban diusulkan",
    answered: "Terjawab",
    closed: "Ditutup",
    merged: "Digabungkan",
    in_progress: "Berjalan",
    blocked: "Terhambat",
    done: "Selesai",
    withdrawn: "Ditarik",
    standing: "Berlaku",
    superseded: "Digantikan",
  },
  ja: {
    open: "未対応",
    proposed: "回答案",
    answered: "回答済み",
    closed: "完結",
    merged: "統合",
    in_progress: "対応中",
    blocked: "停滞",
    done: "完了",
    withdrawn: "取下げ",
    standing: "有効",
    superseded: "変更済み",
  },
};
