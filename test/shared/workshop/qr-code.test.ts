import { expect, test } from "vitest";
import { type QrCode, qrCode } from "../../../shared/workshop/qr-code";

/** QR codes are read here as a phone reads them, by a reader of its own that shares nothing with what draws them. */

const layout: Record<number, { correction: number; data: number[]; squares: number[] }> = {
  1: { correction: 10, data: [16], squares: [] },
  2: { correction: 16, data: [28], squares: [6, 18] },
  3: { correction: 26, data: [44], squares: [6, 22] },
  4: { correction: 18, data: [32, 32], squares: [6, 26] },
  5: { correction: 24, data: [43, 43], squares: [6, 30] },
  6: { correction: 16, data: [27, 27, 27, 27], squares: [6, 34] },
  7: { correction: 18, data: [31, 31, 31, 31], squares: [6, 22, 38] },
  8: { correction: 22, data: [38, 38, 39, 39], squares: [6, 24, 42] },
  9: { correction: 22, data: [36, 36, 36, 37, 37], squares: [6, 26, 46] },
  10: { correction: 26, data: [43, 43, 43, 43, 44], squares: [6, 28, 50] },
};
/** Annex C of the standard: what stands beside a finder for level M and masks 0 to 7. */
const formats = [
  "101010000010010",
  "101000100100101",
  "101111001111100",
  "101101101001011",
  "100010111111001",
  "100000011001110",
  "100111110010111",
  "100101010100000",
];
/** Annex D: versions 7 to 10. */
const versions: Record<number, string> = {
  7: "000111110010010100",
  8: "001000010110111100",
  9: "001001101010011001",
  10: "001010010011010011",
};

const powers: number[] = [1];
while (powers.length < 255) {
  const doubled = powers.at(-1)! * 2;
  powers.push(doubled > 255 ? doubled ^ 285 : doubled);
}
const product = (a: number, b: number) =>
  a && b ? powers[(powers.indexOf(a) + powers.indexOf(b)) % 255]! : 0;

function read(code: QrCode): string {
  const size = code.length;
  const number = (size - 17) / 4;
  const { correction, data, squares } = layout[number]!;
  const at = (x: number, y: number) => Number(code[y]![x]);

  const beside = [0, 1, 2, 3, 4, 5, 7].map((x) => at(x, 8)).join("");
  const above = [8, 7, 5, 4, 3, 2, 1, 0].map((y) => at(8, y)).join("");
  const mask = formats.indexOf(beside + above);
  expect(mask, "format").toBeGreaterThanOrEqual(0);
  const below = Array.from({ length: 7 }, (_, step) => at(8, size - 1 - step)).join("");
  const right = Array.from({ length: 8 }, (_, step) => at(size - 8 + step, 8)).join("");
  expect(below + right).toBe(formats[mask]);
  expect(at(8, size - 8)).toBe(1);
  if (number >= 7) {
    const told = Array.from({ length: 18 }, (_, bit) => 17 - bit);
    const lower = told.map((bit) => at(Math.floor(bit / 3), size - 11 + (bit % 3))).join("");
    const upper = told.map((bit) => at(size - 11 + (bit % 3), Math.floor(bit / 3))).join("");
    expect([lower, upper]).toEqual([versions[number], versions[number]]);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    for (let ring = 0; ring <= 3; ring++) expect(at(x + ring, y - ring)).toBe(ring === 2 ? 0 : 1);

  const isFixed = (x: number, y: number) =>
    x === 6 ||
    y === 6 ||
    (x < 9 && y < 9) ||
    (x >= size - 8 && y < 9) ||
    (x < 9 && y >= size - 8) ||
    (number >= 7 && ((x >= size - 11 && y < 6) || (y >= size - 11 && x < 6))) ||
    squares.some((cx) =>
      squares.some(
        (cy) =>
          Math.abs(x - cx) <= 2 &&
          Math.abs(y - cy) <= 2 &&
          !((cx === 6 && (cy === 6 || cy === size - 7)) || (cy === 6 && cx === size - 7)),
      ),
    );
  const flips: ((y: number, x: number) => boolean)[] = [
    (i, j) => (i + j) % 2 === 0,
    (i) => i % 2 === 0,
    (_, j) => j % 3 === 0,
    (i, j) => (i + j) % 3 === 0,
    (i, j) => ((i >> 1) + Math.floor(j / 3)) % 2 === 0,
    (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
    (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
    (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
  ];
  let bits = "";
  let goesUp = true;
  const columns = Array.from({ length: size }, (_, x) => x).filter((x) => x !== 6);
  for (let pair = columns.length - 1; pair > 0; pair -= 2) {
    for (let step = 0; step < size; step++) {
      const y = goesUp ? size - 1 - step : step;
      for (const x of [columns[pair]!, columns[pair - 1]!])
        if (!isFixed(x, y)) bits += at(x, y) ^ Number(flips[mask]!(y, x));
    }
    goesUp = !goesUp;
  }
  const words = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  expect(words).toHaveLength(data.reduce((sum, each) => sum + each + correction, 0));
  const blocks: number[][] = data.map(() => []);
  for (let index = 0; index < Math.max(...data); index++)
    for (const [block, length] of data.entries()) if (index < length) blocks[block]!.push(words.shift()!);
  const whole = blocks.flatMap((block) => [...block]);
  for (let index = 0; index < correction; index++) for (const block of blocks) block.push(words.shift()!);
  for (const block of blocks)
    for (let root = 0; root < correction; root++) {
      const syndrome = block.reduce((sum, word) => product(sum, powers[root]!) ^ word, 0);
      expect(syndrome, "a block that needs no mending").toBe(0);
    }
  const stream = whole.map((word) => word.toString(2).padStart(8, "0")).join("");
  expect(stream.slice(0, 4)).toBe("0100");
  const counted = number < 10 ? 8 : 16;
  const count = Number.parseInt(stream.slice(4, 4 + counted), 2);
  const bytes = Array.from({ length: count }, (_, index) =>
    Number.parseInt(stream.slice(4 + counted + index * 8, 12 + counted + index * 8), 2),
  );
  return new TextDecoder().decode(new Uint8Array(bytes));
}

test("an address of a check-in is read back, whatever its host", () => {
  for (const address of [
    "http://localhost:3000/check-in/7Q4KX2M9",
    "https://lokakarya.example/check-in/00000000",
    "https://会議.example/check-in/ZZZZZZZZ",
  ])
    expect(read(qrCode(address)!)).toBe(address);
});

test("each version from 1 to 10 is drawn as late as possible and read back, at its fullest too", () => {
  const most = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213];
  for (const [at, length] of most.entries()) {
    const text = Array.from({ length }, (_, index) => String.fromCharCode(33 + ((index * 7 + at) % 90))).join(
      "",
    );
    const code = qrCode(text)!;
    expect(code.length).toBe(17 + 4 * (at + 1));
    expect(read(code)).toBe(text);
    const shorter = text.slice(1);
    expect(read(qrCode(shorter)!)).toBe(shorter);
  }
  expect(qrCode("x".repeat(214))).toBeUndefined();
});
