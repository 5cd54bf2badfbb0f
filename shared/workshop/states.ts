/** draft: nobody but those who prepare it sees it · open: announced · in-progress: held now · closed: over. */
export const workshopStates = ["draft", "open", "in-progress", "closed"] as const;
export type WorkshopState = (typeof workshopStates)[number];

/** What has begun cannot be un-begun, since its programme stands in the minutes; what was closed can go on. */
const moves: Record<WorkshopState, readonly WorkshopState[]> = {
  draft: ["open", "in-progress"],
  open: ["draft", "in-progress"],
  "in-progress": ["closed"],
  closed: ["in-progress"],
};

export const mayMove = (from: WorkshopState, to: WorkshopState): boolean => moves[from].includes(to);

/** The list of attendance is signed from the day the workshop is announced, and a little after it is over. */
export const takesCheckIns = (state: WorkshopState): boolean => state !== "draft";
