/** The token behind `#` in a link: it never reaches the server's log, since browsers keep fragments to themselves. */
export const tokenInAddress = (): string => decodeURIComponent(location.hash.replace(/^#/, ""));
