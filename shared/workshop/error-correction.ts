/** Reed-Solomon over the field of 256 elements that QR codes use (x⁸ + x⁴ + x³ + x² + 1, generator 2). */
const polynomial = 0x11d;

/** What follows `data`, so that errors of up to half of `count` bytes can be mended. */
export function correctionOf(data: readonly number[], count: number): number[] {
  const divisor = divisorOf(count);
  const rest = new Array<number>(count).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift()!;
    rest.push(0);
    for (const [at, each] of divisor.entries()) rest[at]! ^= times(each, factor);
  }
  return rest;
}

/** (x − 2⁰)(x − 2¹) … without its first coefficient, which is 1. */
function divisorOf(count: number): number[] {
  const divisor = [...new Array<number>(count - 1).fill(0), 1];
  let root = 1;
  for (let step = 0; step < count; step++) {
    for (let at = 0; at < count; at++) divisor[at] = times(divisor[at]!, root) ^ (divisor[at + 1] ?? 0);
    root = times(root, 2);
  }
  return divisor;
}

function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product & 0x80 ? polynomial : 0);
    if ((other >> bit) & 1) product ^= one;
  }
  return product;
}
