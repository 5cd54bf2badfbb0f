import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { message, syncStep } from "../../shared/room";
import { firstText, openRaw, syncFrame, until, updateOf } from "../help/live";
import type { Parent } from "./updates";

/** Puts a word into the first paragraph of the English text; answers the id of the text that holds it. */
export async function prepareText(where: Parameters<typeof openRaw>[0]): Promise<Parent> {
  const client = await openRaw(where);
  const doc = new Y.Doc();
  client.send(syncFrame("one", Y.encodeStateVector(doc)));
  const stepTwo = () => client.frames.map(readStepTwo).find((update) => update !== undefined);
  await until(() => stepTwo() !== undefined);
  Y.applyUpdate(doc, stepTwo()!);
  client.send(
    syncFrame(
      "two",
      updateOf(doc, (copy) => {
        firstText(copy).insert(0, "Bench. ");
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy));
      }),
    ),
  );
  client.barrier(1);
  await until(() => client.durable().length > 0);
  client.close();
  const id = firstText(doc)._item?.id;
  if (!id) throw new Error("The first paragraph stands nowhere.");
  return { client: id.client, clock: id.clock };
}

function readStepTwo(frame: Uint8Array): Uint8Array | undefined {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== message.sync) return undefined;
  return decoding.readVarUint(decoder) === syncStep.two ? decoding.readVarUint8Array(decoder) : undefined;
}
