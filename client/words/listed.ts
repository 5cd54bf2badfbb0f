import { language } from "./words";

/** Several names in one sentence, parted as the interface's language parts them. */
export const listed = (names: readonly string[]): string => names.join(language() === "ja" ? "、" : ", ");
