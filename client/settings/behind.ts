/** The one behind which a row stands when it is put at a place; null for the first, undefined where there is no such place. */
export function behind(all: readonly { id: string }[], id: string, place: number): string | null | undefined {
  if (place < 0 || place >= all.length || all[place]?.id === id) return undefined;
  return all.filter((one) => one.id !== id)[place - 1]?.id ?? null;
}
