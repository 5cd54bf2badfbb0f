/** Seeds at which a promise was broken once; each is run for ever. The net's own timing is not in a seed. */
export const failedSeeds: readonly number[] = [2013, 2014, 2025, 2033, 3014, 3015];
