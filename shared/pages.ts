/**
 * The addresses at which the client shows a page. The server answers these, and no others, with the
 * client's one HTML file; the client's routes are checked against the list by a test.
 */
export const pages = [
  "/",
  "/sign-in",
  "/setup",
  "/invitation",
  "/reset",
  "/demo",
  "/check-in/:code",
  "/answer",
  "/minutes",
  "/p/:project",
  "/p/:project/documents",
  "/p/:project/docs/:document",
  "/p/:project/workshops",
  "/p/:project/workshops/:workshop",
  "/p/:project/coordination",
  "/p/:project/letters",
  "/p/:project/letters/:letter",
  "/p/:project/workshops/:workshop/check-in",
  "/p/:project/people",
  "/p/:project/settings",
  "/p/:project/inputs",
  "/p/:project/inputs/:row",
  "/p/:project/decisions",
  "/p/:project/decisions/:row",
  "/p/:project/registers/pictures",
  "/p/:project/follow-ups",
  "/p/:project/follow-ups/:row",
  "/p/:project/workshops/:workshop/present",
] as const;

const patterns = pages.map((page) => new RegExp(`^${page.replace(/:[a-z]+/g, "[^/]+")}/?$`));

export const isPage = (path: string): boolean => patterns.some((pattern) => pattern.test(path));
