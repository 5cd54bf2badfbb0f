/** The demo's people in front of its story. */
import { tellStory } from "../../server/demo/tell-story";
import type { Person } from "./person";
import type { TestServer } from "./server";

/** Tells the story on this server, which must be one for the demo; answers who signs in by their key. */
export async function storyPeople(server: TestServer): Promise<(key: string) => Promise<Person>> {
  const people = await tellStory(server.app);
  return async (key) => {
    const person = server.stranger();
    const known = people.find((one) => one.key === key);
    if (!known) throw new Error(`Nobody in the story is ${key}.`);
    const token = server.parts.accounts.demoLinks.offer(known.user);
    const { status } = await person.post("/api/sign-in/link", { token });
    if (status !== 200) throw new Error(`${key} is not let in: ${status}.`);
    return person;
  };
}
