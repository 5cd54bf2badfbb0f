import type { Client } from "../client";
import type { Room } from "../contender";
import type { Witness } from "../witness";

/** What an attack meets: its own socket, the room, and two in it who mean no harm. */
export type Scene = {
  attacker: Client;
  room: Room;
  /** Another room, in which the attacker is not. */
  elsewhere: Room;
  victim: Client;
  /** Hears what comes to everybody in the room. */
  witness: Witness;
  /** How sockets were closed that came after the attacker's. */
  codes: (number | undefined)[];
  /** How many updates such sockets have sent. */
  insisted: number;
};

/** An id that nobody has used. */
export const someone = () => 1000 + Math.floor(Math.random() * 0x3fff_ffff);
