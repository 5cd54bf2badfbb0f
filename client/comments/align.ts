/** A card that wants to stand level with its text. Pixels from the top of the column. */
export type Card = { id: string; wanted: number; height: number };

export const gap = 12;

/**
 * Where each card stands, in order. The active one stands level with its text and its neighbours give way
 * upwards and downwards; without one, each stands as high as its text and its predecessors allow.
 */
export function alignCards(cards: readonly Card[], active: string | undefined): Map<string, number> {
  const order = cards
    .map((card, index) => ({ ...card, index }))
    .sort((a, b) => a.wanted - b.wanted || a.index - b.index);
  const tops = new Map<string, number>();
  const fixed = Math.max(
    0,
    order.findIndex(({ id }) => id === active),
  );

  let floor = -Infinity;
  for (const card of order.slice(fixed)) {
    const top = Math.max(card.wanted, floor);
    tops.set(card.id, top);
    floor = top + card.height + gap;
  }
  let ceiling = tops.get(order[fixed]?.id ?? "") ?? 0;
  for (const card of order.slice(0, fixed).reverse()) {
    const top = Math.min(card.wanted, ceiling - gap - card.height);
    tops.set(card.id, top);
    ceiling = top;
  }
  // Nothing may stand above the column: what was pushed out pushes back.
  floor = 0;
  for (const card of order) {
    const top = Math.max(tops.get(card.id) ?? 0, floor);
    tops.set(card.id, top);
    floor = top + card.height + gap;
  }
  return tops;
}
