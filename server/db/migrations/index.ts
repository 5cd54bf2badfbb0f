import type { Migration } from "kysely";
import * as foundation from "./0001-foundation";
import * as compactedState from "./0002-compacted-state";
import * as workshops from "./0003-workshops";
import * as registers from "./0004-registers";
import * as afterwards from "./0005-afterwards";
import * as liveWorkshop from "./0006-live-workshop";
import * as minutesGuests from "./0007-minutes-guests";

/** In order; a file that has landed is never edited. */
export const migrations: Record<string, Migration> = {
  "0001-foundation": foundation,
  "0002-compacted-state": compactedState,
  "0003-workshops": workshops,
  "0004-registers": registers,
  "0005-afterwards": afterwards,
  "0006-live-workshop": liveWorkshop,
  "0007-minutes-guests": minutesGuests,
};
