/**
 * The text of minutes from the server's HTML file, as nodes of this page. The page has their title already, and its
 * fragment is the link's secret: nothing in the text may lead to another.
 */
export function minutesText(file: string): Node[] {
  // Only what is between: the style that the file brings along is for when it is kept, and refused here.
  const body = file.slice(file.indexOf("<main>"), file.lastIndexOf("</main>"));
  const main = new DOMParser().parseFromString(body, "text/html").querySelector("main");
  if (!main) return [];
  for (const twice of main.querySelectorAll("header h1, nav")) twice.remove();
  for (const link of main.querySelectorAll('a[href^="#"]')) link.replaceWith(...link.childNodes);
  for (const table of main.querySelectorAll("table")) setInWindow(table);
  return [...document.importNode(main, true).childNodes];
}

/** On a phone a table is moved sideways, by keys too, and its words stay whole. The file's own look of it stays behind. */
function setInWindow(table: Element) {
  const window = table.ownerDocument.createElement("div");
  window.className = "guest-table";
  window.tabIndex = 0;
  table.removeAttribute("class");
  table.replaceWith(window);
  window.append(table);
}
