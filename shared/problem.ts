/**
 * The closed list of what the API can answer instead of what was asked (RFC 9457).
 * `type` is `/problems/<kind>`; title and detail come in the reader's language (`problem-words.ts`).
 */
export const problems = {
  "bad-request": 400,
  "not-json": 415,
  "too-large": 413,
  "wrong-origin": 403,
  "signed-out": 401,
  forbidden: 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "too-many": 429,
  busy: 503,
  "cannot-store": 503,
  unexpected: 500,
  "wrong-credentials": 401,
  "wrong-password": 403,
  "weak-password": 422,
  "common-password": 422,
  "link-spent": 410,
  "setup-done": 409,
  "wrong-setup-token": 403,
  "demo-only": 403,
  "already-member": 409,
  "last-secretariat": 409,
  "role-too-high": 403,
  "unknown-template": 422,
  "unknown-language": 422,
  "dates-reversed": 422,
  "wrong-move": 409,
  "item-moved-on": 409,
  "topic-in-use": 409,
  "activity-in-use": 409,
  "no-date": 409,
  "no-check-in": 404,
  "wrong-file-kind": 415,
  "no-room": 409,
  "already-participant": 409,
  "anchor-moved": 409,
  "thread-resolved": 409,
  "held-by-minutes": 409,
  "minutes-confirmed": 409,
  "comments-open": 409,
  "comments-closed": 409,
  "day-passed": 422,
  "letter-incomplete": 422,
  "letter-numbered": 409,
  "number-taken": 409,
  "no-mask": 422,
  "step-not-possible": 409,
  "answer-incomplete": 422,
  "export-failed": 500,
  "export-too-long": 504,
  "character-without-font": 422,
} as const satisfies Record<string, number>;

export type ProblemKind = keyof typeof problems;

/** The body of a problem answer. */
export type Problem = {
  type: string;
  title: string;
  detail: string;
  status: number;
  kind: ProblemKind;
  /** Which inputs are wrong and why, in the reader's language. */
  errors?: { path: string; message: string }[];
  /** Look this up in the server's log. */
  incident?: string;
  /** Further facts that a client may show, such as the characters that no font has. */
  facts?: Record<string, string>;
};
