/**
 * The code by which a guest finds the list of attendance: eight signs that can be read out and typed from a
 * wall, 40 bits. Letters that look like digits are not among them, and are read as those digits.
 */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 8;

/** From eight random bytes. */
export const checkInCodeFrom = (random: Uint8Array): string =>
  Array.from(random.subarray(0, length), (byte) => signs[byte & 31]).join("");

/** As it is stored, whatever case, spaces or hyphens it was typed with; undefined when it cannot be one. */
export function readCheckInCode(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const plain = text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const isCode = plain.length === length && [...plain].every((sign) => signs.includes(sign));
  return isCode ? plain : undefined;
}

/** `7Q4KX2M9` → `7Q4K X2M9`, to be read. */
export const showCheckInCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;
