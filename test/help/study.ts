/** A project with its people, made over HTTP alone: for a server in this process and for one in its own. */
import type { Role } from "../../shared/roles";
import { createPerson, type Person } from "./person";
import { goodPassword, setupToken } from "./server";

type Where = { url: string; origin: string };

export type Study = Awaited<ReturnType<typeof beginStudy>>;

/** The first of a server's projects; whoever asks for it becomes its secretariat. */
export async function beginStudy(where: Where, token = setupToken) {
  const chief = createPerson(where);
  const me = await made(
    chief.post<{ id: string }>("/api/setup", {
      token,
      name: "Sekretariat",
      email: "secretariat@example.org",
      password: goodPassword,
      organisation: "Sekretariat",
      side: "indonesia",
    }),
  );
  chief.id = me.id;
  const { id: project } = await made(chief.post<{ id: string }>("/api/projects", { name: { en: "Study" } }));
  let count = 0;

  return {
    chief,
    project,

    /** Somebody new, invited and signed in. */
    async join(role: Role, name = `Person ${count + 1}`): Promise<Person> {
      count += 1;
      const invited = await made(
        chief.post<{ url: string }>(`/api/projects/${project}/invitations`, {
          name,
          email: `person-${count}@example.org`,
          organisation: "JICA",
          side: "japan",
          role,
        }),
      );
      const person = createPerson(where);
      const token = invited.url.split("#")[1];
      await made(person.post("/api/invitations/accept", { token, password: goodPassword }));
      person.id = (await person.get<{ id: string }>("/api/me")).body.id;
      return person;
    },

    async document(template = "tor-battery-standardisation", languages: string[] = ["en", "id"]) {
      const path = `/api/projects/${project}/documents`;
      return (await made(chief.post<{ id: string }>(path, { template, languages }))).id;
    },

    /** The text as it is stored, as one string. */
    async textOf(document: string, language = "en"): Promise<string> {
      const answer = await chief.get(`/api/documents/${document}/content?language=${language}`);
      if (answer.status !== 200) throw new Error(`No text: ${answer.status}`);
      return JSON.stringify(answer.body);
    },
  };
}

async function made<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const answer = await asked;
  if (answer.status !== 201) throw new Error(`Not made: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** How often the words stand in the text. */
export const timesIn = (text: string, words: string) => text.split(words).length - 1;
