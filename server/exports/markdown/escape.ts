/**
 * Text that means nothing to Markdown: every sign that could begin a mark is escaped, HTML is written as
 * entities. Digits and dashes matter only at the start of a line, where `lineStart` takes care of them.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_[\]{}#|~^$!]/g, "\\$&");

/** A line must not begin as a list, a rule or an underlined heading. */
export const lineStart = (line: string): string =>
  line.replace(/^(\s*)([-+=:])/, "$1\\$2").replace(/^(\s*\d{1,9})([.)])/, "$1\\$2");
