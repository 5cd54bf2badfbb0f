/** Counts marks that may overlap: Yjs carries every open one along at each step through a text. */
import { refuse } from "./read";
import { type GateRoom, type Holder, holderName } from "./rooms";
import type { Struct } from "./weighed";

/** Comments on one paragraph. 16,000 made every later keystroke in it take half a minute. */
const mostInText = 200;

export function countMarks(room: GateRoom) {
  let byText: Map<string, Set<string>> | undefined;
  return {
    /** Refuses the mark that is one too many. */
    add(struct: Struct, holder: Holder): void {
      if (struct.kind !== "mark" || struct.suffix === "" || struct.value === null) return;
      const name = holderName(holder);
      byText ??= new Map();
      let marks = byText.get(name);
      if (!marks) {
        marks = new Set(room.overlappingMarks(holder));
        byText.set(name, marks);
      }
      marks.add(struct.name + struct.suffix);
      if (marks.size > mostInText) refuse("too-many: comments on one text");
    },
  };
}
