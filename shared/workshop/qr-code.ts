/**
 * QR codes (ISO/IEC 18004) for addresses: bytes, versions 1 to 10, correction level M. `true` is dark; the four
 * light modules that must surround the code are left to whoever draws it.
 */
import { correctionOf } from "./error-correction";

export type QrCode = readonly (readonly boolean[])[];

/** How the codewords of a version are cut into blocks, and where its small squares stand. */
type Version = { correction: number; blocks: readonly [count: number, data: number][]; squares: number[] };
const versions: readonly Version[] = [
  { correction: 10, blocks: [[1, 16]], squares: [] },
  { correction: 16, blocks: [[1, 28]], squares: [6, 18] },
  { correction: 26, blocks: [[1, 44]], squares: [6, 22] },
  { correction: 18, blocks: [[2, 32]], squares: [6, 26] },
  { correction: 24, blocks: [[2, 43]], squares: [6, 30] },
  { correction: 16, blocks: [[4, 27]], squares: [6, 34] },
  { correction: 18, blocks: [[4, 31]], squares: [6, 22, 38] },
  {
    correction: 22,
    blocks: [
      [2, 38],
      [2, 39],
    ],
    squares: [6, 24, 42],
  },
  {
    correction: 22,
    blocks: [
      [3, 36],
      [2, 37],
    ],
    squares: [6, 26, 46],
  },
  {
    correction: 26,
    blocks: [
      [4, 43],
      [1, 44],
    ],
    squares: [6, 28, 50],
  },
];

const capacityOf = ({ blocks }: Version) => blocks.reduce((sum, [count, data]) => sum + count * data, 0);
const lengthBits = (number: number) => (number < 10 ? 8 : 16);

/** Undefined for more than 213 bytes. */
export function qrCode(text: string): QrCode | undefined {
  const bytes = [...new TextEncoder().encode(text)];
  const number =
    versions.findIndex(
      (version, at) => 4 + lengthBits(at + 1) + bytes.length * 8 <= capacityOf(version) * 8,
    ) + 1;
  const version = versions[number - 1];
  if (!version) return undefined;
  const bits = bitsOf(interleaved(dataOf(bytes, number, version), version));
  const drawn = masks.map((_, mask) => draw(number, version, bits, mask));
  const worth = drawn.map(penaltyOf);
  return drawn[worth.indexOf(Math.min(...worth))];
}

function bitsOf(bytes: readonly number[]): number[] {
  return bytes.flatMap((byte) => bitsOfNumber(byte, 8));
}

const bitsOfNumber = (value: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => (value >> (count - 1 - at)) & 1);

/** Mode, length, bytes, then what fills up the version. */
function dataOf(bytes: readonly number[], number: number, version: Version): number[] {
  const capacity = capacityOf(version) * 8;
  const bits = [0, 1, 0, 0, ...bitsOfNumber(bytes.length, lengthBits(number)), ...bitsOf(bytes)];
  bits.push(...new Array<number>(Math.min(4, capacity - bits.length)).fill(0));
  while (bits.length % 8) bits.push(0);
  const data = Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((value, bit) => value * 2 + bit, 0),
  );
  for (let filler = 0xec; data.length < capacity / 8; filler ^= 0xec ^ 0x11) data.push(filler);
  return data;
}

/** The first byte of each block, the second of each, and so on; then their correction in the same way. */
function interleaved(data: readonly number[], { blocks, correction }: Version): number[] {
  const lengths = blocks.flatMap(([count, length]) => new Array<number>(count).fill(length));
  let from = 0;
  const cut = lengths.map((length) => {
    from += length;
    return data.slice(from - length, from);
  });
  const inTurn = (rows: readonly (readonly number[])[]) =>
    Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, at) =>
      rows.flatMap((row) => row[at] ?? []),
    ).flat();
  return [...inTurn(cut), ...inTurn(cut.map((block) => correctionOf(block, correction)))];
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

type Grid = (boolean | undefined)[][];

function draw(number: number, version: Version, bits: readonly number[], mask: number): boolean[][] {
  const size = 17 + 4 * number;
  const grid: Grid = Array.from({ length: size }, () => new Array<boolean | undefined>(size).fill(undefined));
  drawFinders(grid);
  drawSquares(grid, version.squares);
  for (let at = 8; at < size - 8; at++) {
    grid[6]![at] ??= at % 2 === 0;
    grid[at]![6] ??= at % 2 === 0;
  }
  drawFormat(grid, mask);
  if (number >= 7) drawVersion(grid, number);
  const wanted = masks[mask]!;
  let next = 0;
  for (const [row, column] of places(size))
    if (grid[row]![column] === undefined) grid[row]![column] = (bits[next++] === 1) !== wanted(row, column);
  return grid as boolean[][];
}

/** From the right edge leftwards in pairs of columns, up and down in turn, past the dotted column. */
function* places(size: number): Generator<[row: number, column: number]> {
  let isUpwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = isUpwards ? size - 1 - step : step;
      yield [row, right];
      yield [row, right - 1];
    }
    isUpwards = !isUpwards;
  }
}

function drawFinders(grid: Grid) {
  const size = grid.length;
  for (const [top, left] of [
    [0, 0],
    [0, size - 7],
    [size - 7, 0],
  ] as const)
    for (let row = -1; row <= 7; row++)
      for (let column = -1; column <= 7; column++) {
        const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3));
        const there = grid[top + row];
        if (there && left + column >= 0 && left + column < size)
          there[left + column] = ring !== 2 && ring !== 4;
      }
}

function drawSquares(grid: Grid, centres: readonly number[]) {
  for (const row of centres)
    for (const column of centres) {
      if (grid[row]![column] !== undefined) continue;
      for (let down = -2; down <= 2; down++)
        for (let across = -2; across <= 2; across++)
          grid[row + down]![column + across] = Math.max(Math.abs(down), Math.abs(across)) !== 1;
    }
}

/** A number, and behind it the remainder of its division (BCH), which protects it. */
function protectedBits(value: number, divisor: number, extra: number): number {
  let rest = value << extra;
  while (bitLength(rest) > extra) rest ^= divisor << (bitLength(rest) - bitLength(divisor));
  return (value << extra) | rest;
}
const bitLength = (value: number) => 32 - Math.clz32(value);

/** Level M is 00, so that the mask alone is told. */
function drawFormat(grid: Grid, mask: number) {
  const size = grid.length;
  const bits = protectedBits(mask, 0x537, 10) ^ 0x5412;
  const bit = (at: number) => ((bits >> at) & 1) === 1;
  for (let at = 0; at < 15; at++) {
    const along = at < 6 ? at : at < 8 ? at + 1 : size - 15 + at;
    grid[along]![8] = bit(at);
    const across = at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at;
    grid[8]![across] = bit(at);
  }
  grid[size - 8]![8] = true;
}

function drawVersion(grid: Grid, number: number) {
  const size = grid.length;
  const bits = protectedBits(number, 0x1f25, 12);
  for (let at = 0; at < 18; at++) {
    const is = ((bits >> at) & 1) === 1;
    const long = Math.floor(at / 3);
    const short = size - 11 + (at % 3);
    grid[long]![short] = is;
    grid[short]![long] = is;
  }
}

/** How hard a drawing is to read, by the four rules of the standard. */
function penaltyOf(grid: readonly (readonly boolean[])[]): number {
  const size = grid.length;
  const columns = grid.map((_, column) => grid.map((row) => row[column]!));
  let penalty = 0;
  for (const line of [...grid, ...columns]) penalty += runsIn(line) + finderLikesIn(line);
  for (let row = 1; row < size; row++)
    for (let column = 1; column < size; column++) {
      const is = grid[row]![column];
      if (is === grid[row - 1]![column] && is === grid[row]![column - 1] && is === grid[row - 1]![column - 1])
        penalty += 3;
    }
  const dark = grid.flat().filter(Boolean).length / size ** 2;
  return penalty + Math.floor(Math.abs(dark * 100 - 50) / 5) * 10;
}

function runsIn(line: readonly boolean[]): number {
  let penalty = 0;
  let run = 0;
  for (const [at, is] of line.entries()) {
    run = is === line[at - 1] ? run + 1 : 1;
    if (run === 5) penalty += 3;
    else if (run > 5) penalty += 1;
  }
  return penalty;
}

const finderLike = "1011101";
function finderLikesIn(line: readonly boolean[]): number {
  const text = line.map((is) => (is ? "1" : "0")).join("");
  let penalty = 0;
  for (const like of [`0000${finderLike}`, `${finderLike}0000`])
    for (let at = text.indexOf(like); at >= 0; at = text.indexOf(like, at + 1)) penalty += 40;
  return penalty;
}
