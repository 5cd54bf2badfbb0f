import { createRoot, createSignal } from "solid-js";

const [documents, setDocuments] = createRoot(() => createSignal<ReadonlySet<string>>(new Set()));

/** The server had lost text of this document, and got it back from this page. Said until somebody has read it. */
export const notePutBack = (document: string): void => {
  setDocuments((before) => new Set(before).add(document));
};

export const wasPutBack = (document: string): boolean => documents().has(document);

export const forgetPutBack = (document: string): void => {
  setDocuments((before) => new Set([...before].filter((each) => each !== document)));
};
