/**
 * Cleans what Word, Google Docs and web pages put on the clipboard, in a document that loads and runs
 * nothing. What remains is read by the schema, which drops everything it does not know.
 */
export function cleanHtml(html: string): string {
  const page = new DOMParser().parseFromString(inert(withoutConditions(html)), "text/html");
  for (const element of page.querySelectorAll("script, style, link, meta, title, o\\:p, xml"))
    element.remove();
  for (const element of [...page.body.querySelectorAll<HTMLElement>(`[${look}]`)]) nameLooks(element);
  makeWordLists(page.body);
  // Google Docs wraps everything in a bold that is not bold.
  for (const wrapper of page.body.querySelectorAll("b[id^='docs-internal-guid']")) unwrap(wrapper);
  for (const element of page.body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (!kept.has(name)) element.removeAttribute(name);
  }
  return page.body.innerHTML;
}

const kept = new Set([
  "href",
  "colspan",
  "rowspan",
  "start",
  "data-field",
  "data-pm-slice",
  "data-section",
  "data-title",
  "data-node",
]);

/** Word hides list signs in conditions that browsers read as comments. */
const withoutConditions = (html: string) => html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, "");

const look = "data-look";

/**
 * Styles and event handlers under names of no meaning. The page's content policy holds for this document too: it
 * would report each, and leave the styles empty before their looks can be read.
 */
const inert = (html: string) =>
  html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag
        .replace(/(\s|["'/])style(?=\s*=)/gi, `$1 ${look}`)
        .replace(/(\s|["'/])on\w+(?=\s*=)/gi, "$1 data-gone"),
    );

/** A look that is only in a style becomes the element that says the same. */
function nameLooks(element: HTMLElement): void {
  // Read by the object model of an element of our own: as an attribute the content policy keeps it empty.
  const { style } = document.createElement("span");
  style.cssText = element.getAttribute(look) ?? "";
  const { fontWeight, fontStyle, textDecorationLine, textDecoration, verticalAlign } = style;
  const decoration = `${textDecorationLine} ${textDecoration}`;
  const isPlainBold = element.tagName === "B" && fontWeight === "normal";
  if (isPlainBold) unwrap(element);
  else if (/^(span|a|p|td|th|li)$/i.test(element.tagName)) {
    if (/^(bold|bolder|[6-9]00)$/.test(fontWeight) && !/^h\d$/i.test(element.tagName))
      wrapInside(element, "strong");
    if (fontStyle === "italic") wrapInside(element, "em");
    if (decoration.includes("underline") && element.tagName !== "A") wrapInside(element, "u");
    if (decoration.includes("line-through")) wrapInside(element, "s");
    if (verticalAlign === "super" && /^\[?\d+\]?$/.test(element.textContent ?? "")) element.append(" ");
  }
}

function wrapInside(element: HTMLElement, tag: string): void {
  const inner = element.ownerDocument.createElement(tag);
  inner.append(...element.childNodes);
  element.append(inner);
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** Word writes a list as paragraphs with a sign in front and the level in a style: "mso-list: l0 level2 lfo1". */
function makeWordLists(body: HTMLElement): void {
  let open: HTMLElement[] = [];
  let last: Element | undefined;
  for (const paragraph of [...body.querySelectorAll<HTMLElement>("p, h1, h2, h3, h4, h5, h6")]) {
    const level = wordLevel(paragraph);
    if (!level) continue;
    if (last === undefined || paragraph.previousElementSibling !== open[0]) open = [];
    last = paragraph;
    const sign = takeSign(paragraph);
    const tag = /^[\s\u00b7\u2022\u25aa\u25cf\u2013\u2014o\u00a7-]*$/u.test(sign) ? "ul" : "ol";
    const item = paragraph.ownerDocument.createElement("li");
    const list = listFor(open, level, tag, paragraph);
    paragraph.removeAttribute(look);
    paragraph.removeAttribute("class");
    paragraph.remove();
    item.append(paragraph);
    list.append(item);
  }
}

function listFor(open: HTMLElement[], level: number, tag: "ul" | "ol", before: HTMLElement): HTMLElement {
  const depth = Math.min(level, open.length + 1);
  open.length = Math.min(open.length, depth);
  const there = open[depth - 1];
  if (there) return there;
  const list = before.ownerDocument.createElement(tag);
  const outerItem = open.at(-1)?.lastElementChild;
  if (outerItem) outerItem.append(list);
  else before.before(list);
  open.push(list);
  return list;
}

function wordLevel(paragraph: HTMLElement): number | undefined {
  const found = /mso-list:\s*l\d+\s+level(\d)/i.exec(paragraph.getAttribute(look) ?? "");
  return found ? Number(found[1]) : undefined;
}

function takeSign(paragraph: HTMLElement): string {
  const sign = paragraph.querySelector(`[${look}*='mso-list' i]`);
  const text = sign?.textContent ?? "";
  sign?.remove();
  return text;
}
