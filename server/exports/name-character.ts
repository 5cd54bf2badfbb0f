/** For a person: the character and its number, since what no font has may not show on their screen either. */
export const nameCharacter = (character: string): string =>
  `${character} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")})`;
