/** Seeds that ever failed; each is run for ever. */
export const seeds: { genuine: readonly number[]; hostile: readonly number[]; index: readonly number[] } = {
  genuine: [1795497011],
  hostile: [],
  index: [500266],
};
