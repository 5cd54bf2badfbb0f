import { z } from "zod";
import { passwordLength } from "./passwords";

/** Shapes of what people type about themselves. Lengths count UTF-16 units. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>"'(),:;\\[\]]{1,64}@[^\s@<>"'(),:;\\[\]]{1,190}$/u);

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused here
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

const loneSurrogate = /\p{Surrogate}/u;

/** One line without control characters or signs that turn the direction of writing around. */
export const Line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !control.test(text) && !loneSurrogate.test(text));

export const Name = Line(120);
export const Password = z.string().max(passwordLength.most);
export const Secret = z.string().min(1).max(200);
