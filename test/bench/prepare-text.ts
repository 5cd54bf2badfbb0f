import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { message, syncStep } from "../../shared/room";
import { firstText, openRaw, syncFrame, until, updateOf } from "../help/live";
import type { Room } from "./contender";

/** Puts a word into the first paragraph of the English text; answers the id of the text that holds it. */
export async function prepareText(
  where: Parameters<typeof openRaw>[0],
): Promise<Pick<Room, "parent" | "draft">> {
  const client = await openRaw(where);
  const stored = new Y.Doc();
  client.send(syncFrame("one", Y.encodeStateVector(stored)));
  const stepTwo = () => client.frames.map(readStepTwo).find((update) => update !== undefined);
  await until(() => stepTwo() !== undefined);
  Y.applyUpdate(stored, stepTwo()!);
  const word = updateOf(stored, (copy) => firstText(copy).insert(0, "Bench. "));
  client.send(syncFrame("two", word));
  client.barrier(1);
  await until(() => client.durable().length > 0);
  client.close();
  Y.applyUpdate(stored, word);
  const id = firstText(stored)._item?.id;
  if (!id) throw new Error("The first paragraph stands nowhere.");
  const state = Y.encodeStateAsUpdate(stored);
  stored.destroy();
  return {
    parent: { client: id.client, clock: id.clock },
    draft() {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, state);
      return { doc, text: firstText(doc) };
    },
  };
}

function readStepTwo(frame: Uint8Array): Uint8Array | undefined {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== message.sync) return undefined;
  return decoding.readVarUint(decoder) === syncStep.two ? decoding.readVarUint8Array(decoder) : undefined;
}
