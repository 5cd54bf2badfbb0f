/** Seeds at which a promise was broken once; each is run for ever. The net's own timing is not in a seed. */
export const failedSeeds: readonly number[] = [
  2011, 2013, 2014, 2025, 2027, 2030, 2033, 2047, 2058, 3014, 3015, 7100,
];
