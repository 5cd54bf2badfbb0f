export type ImageSize = { width: number; height: number };

/** More than any paper takes, and less than fills a reader's memory. */
const mostPixels = 10_000;

/** Width and height of a PNG or JPEG in pixels; undefined where they are not there or past all measure. */
export function imageSize(bytes: Uint8Array, kind: "png" | "jpeg"): ImageSize | undefined {
  const size = kind === "png" ? pngSize(bytes) : jpegSize(bytes);
  const isFitting = (length: number) => length > 0 && length <= mostPixels;
  return size && isFitting(size.width) && isFitting(size.height) ? size : undefined;
}

function pngSize(bytes: Uint8Array): ImageSize | undefined {
  if (bytes.byteLength < 24) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The first frame header among the segments. */
function jpegSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.byteLength; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
