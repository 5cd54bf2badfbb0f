/** Yjs 13 draws client ids of 32 bits; clocks stay whole numbers of the machine. */
export const mostClient = 0xffff_ffff;
export const mostClock = 0x7fff_ffff;
