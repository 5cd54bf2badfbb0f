/** RFC 6266: `filename*` has the name in full, `filename` a plain one. */
export function fileNameOf(answer: Response): string | undefined {
  const header = answer.headers.get("content-disposition") ?? "";
  const full = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  if (full) return decodeURIComponent(full);
  return /filename="?([^";]+)"?/i.exec(header)?.[1];
}

/** Hands a file to the browser, as a download. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
