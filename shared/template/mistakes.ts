/** A slip in a template file, told so that whoever wrote it can find it. Lines and columns count from 1. */
export type Mistake = { file: string; line: number; column: number; message: string };

/** Every mistake of the files read, at once. */
export class TemplateMistakes extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(
      [
        `The templates have ${mistakes.length === 1 ? "a mistake" : `${mistakes.length} mistakes`}:`,
        ...mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
      ].join("\n"),
    );
    this.mistakes = mistakes;
  }
}
