/** Just enough of a page for editors inside a Node test, which keeps Node's own sockets and fetch. */
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><html><body></body></html>", {
  pretendToBeVisual: true,
  url: "http://localhost/",
});

const wanted = [
  "window",
  "document",
  "navigator",
  "Node",
  "Text",
  "Element",
  "HTMLElement",
  "Document",
  "DocumentFragment",
  "DOMParser",
  "MutationObserver",
  "Range",
  "Selection",
  "getSelection",
  "getComputedStyle",
  "requestAnimationFrame",
  "cancelAnimationFrame",
  "innerHeight",
  "innerWidth",
] as const;

for (const name of wanted) {
  const value = (window as unknown as Record<string, unknown>)[name];
  const own = name === "window" ? window : value;
  const isMethod = typeof own === "function" && /^[a-z]/.test(name);
  Object.defineProperty(globalThis, name, {
    value: isMethod ? (own as () => unknown).bind(window) : own,
    configurable: true,
    writable: true,
  });
}

// jsdom lays nothing out; ProseMirror only asks where things are.
const nowhere = () => ({ left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }) as DOMRect;
window.Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
window.Range.prototype.getBoundingClientRect = nowhere;
window.Element.prototype.getClientRects = () => [] as unknown as DOMRectList;
window.HTMLElement.prototype.scrollIntoView = () => {};
window.document.elementFromPoint = () => null;
