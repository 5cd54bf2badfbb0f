/** Seeds at which people did not end with the same text; each is run for ever. */
export const failedSeeds: readonly number[] = [];
