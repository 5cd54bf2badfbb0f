import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { except } from "hono/combine";
import { uuidv7 } from "../shared/ids";
import { createAccess } from "./access/access";
import { createDoors } from "./access/doors";
import { createAccounts } from "./accounts/accounts";
import { accountRoutes } from "./accounts/routes";
import { setupRoutes } from "./accounts/setup";
import { signedIn } from "./accounts/signed-in";
import { archiveRoutes } from "./archive/archive-routes";
import { createArchives } from "./archive/archives";
import { coordinationRoutes } from "./coordination/coordination-routes";
import { clauseRoutes } from "./documents/clause-routes";
import { documentRoutes, projectDocumentRoutes } from "./documents/document-routes";
import { gatherExports } from "./documents/export-input";
import { openDocuments } from "./documents/open-documents";
import { documentThreadRoutes, threadRoutes } from "./documents/thread-routes";
import { versionRoutes } from "./documents/version-routes";
import { createExports } from "./exports/exports";
import { exportRoutes } from "./exports/routes";
import type { Ground } from "./ground";
import { asked } from "./http/asked";
import type { Asked } from "./http/context";
import { clientFiles } from "./http/files";
import { strictHeaders } from "./http/headers";
import { healthRoutes } from "./http/health";
import { describeApi } from "./http/openapi";
import { fromOurPages } from "./http/origin";
import { otherMethods } from "./http/other-methods";
import { answerSurprise, problem } from "./http/problems";
import { letterRoutes } from "./letters/letter-routes";
import { liveRoutes } from "./live/live-routes";
import { createRooms } from "./live/rooms";
import { watchSignIns } from "./live/watch-sign-ins";
import { guestMinutesRoutes } from "./minutes/guest-routes";
import { createMinutes } from "./minutes/minutes";
import { minutesRoutes } from "./minutes/minutes-routes";
import { createOutbox } from "./notify/outbox";
import { openPost } from "./notify/post";
import type { Parts } from "./parts";
import { createProjectChanges } from "./projects/changes";
import { glanceAt } from "./projects/glance";
import { invitationRoutes } from "./projects/invitation-routes";
import { memberRoutes } from "./projects/member-routes";
import { orderedListRoutes } from "./projects/ordered-list-routes";
import { organisationRoutes } from "./projects/organisation-routes";
import { personIn } from "./projects/people";
import { projectRoutes } from "./projects/routes";
import { whatWaits } from "./projects/what-waits";
import { confidenceRoutes } from "./registers/confidence-routes";
import { registerRoutes } from "./registers/register-routes";
import { createRegisters } from "./registers/registers";
import { sourceRoutes } from "./registers/source-routes";
import type { Templates } from "./templates/load";
import { templateRoutes } from "./templates/routes";
import { createCarriedOver } from "./workshops/carried-over";
import { createCheckIn } from "./workshops/check-in";
import { checkInRoutes } from "./workshops/check-in-routes";
import { createHandedInputs } from "./workshops/handed-inputs";
import { materialRoutes, uploadDoor } from "./workshops/material-routes";
import { createMaterials } from "./workshops/materials";
import { minutesTables } from "./workshops/minutes-tables";
import { paperRoutes } from "./workshops/paper-routes";
import { participantRoutes } from "./workshops/participant-routes";
import { createParticipants } from "./workshops/participants";
import { projectWorkshopRoutes, workshopRoutes } from "./workshops/workshop-routes";
import { createWorkshops } from "./workshops/workshops";

/** The largest body that a route takes unless it says otherwise, in bytes. */
const bodyBytes = 1 << 20;

/** Files have a limit of their own. */
const uploads = ["/api/workshops/:workshop/materials", "/api/check-in/:code/files"] as const;

/** The rest of the body is still on its way: nothing else may be asked over this connection. */
function refuseLarge(c: Context): Response {
  c.header("connection", "close");
  return problem(c, "too-large");
}

export type AppOptions = {
  templates: Templates;
  /** The code with which the first secretariat signs up. */
  setupToken: string;
  /** The built client. */
  clientFolder: string;
  /** In ms; tests shorten them. See `createRooms`. */
  idle?: number;
  quiet?: number;
};

export type App = ReturnType<typeof createApp>;

/** The API's routes, for the typed client. */
export type Api = App["api"];

/** Puts the pieces together; opens nothing and listens nowhere. */
export function createApp(ground: Ground, { templates, setupToken, clientFolder, ...timing }: AppOptions) {
  const { config, db, log, now, random } = ground;
  const access = createAccess(db.sql);
  const doors = createDoors();
  const accounts = createAccounts({ ...ground, doors });
  const newId = <Id extends string>() => uuidv7(now(), random(10)) as Id;
  const post = openPost(config);
  const parts: Parts = {
    ...ground,
    access,
    accounts,
    changes: createProjectChanges(),
    doors,
    outbox: createOutbox({ ...ground, newId, post }),
    newId,
    signedIn: signedIn(accounts.signIns),
  };

  const rooms = createRooms({ db, now, log, ...timing });
  doors.onShut(({ exceptSignIn, ...who }, code) => {
    if (exceptSignIn === undefined) return rooms.close(who, code);
    for (const { user, signIn } of [...rooms.everySocket()])
      if (user === who.user && signIn !== exceptSignIn) rooms.close({ user, signIn }, code);
  });

  const registers = createRegisters({ ...parts, rooms });
  const opened = openDocuments({ ...parts, rooms, templates, follow: registers.keepInStep });
  const { store, documents, threads, versions } = opened;
  parts.changes.onChanged((project) => rooms.announceTo(project, { type: "facts" }));
  const workshopParts = { ...parts, rooms, documents };
  const carriedOver = createCarriedOver({ db, registers });
  const workshops = createWorkshops({ ...workshopParts, carriedOver });
  const checkIn = createCheckIn(workshopParts);
  const minutes = createMinutes({ ...parts, rooms, registers, versions });
  const materials = createMaterials(workshopParts);
  const handedInputs = createHandedInputs(parts, { checkIn, registers, materials });
  const exports = createExports();
  const gather = gatherExports({
    access,
    store,
    threads,
    rooms,
    minutesTables: minutesTables({ access, sql: db.sql }),
  });
  const archives = createArchives({ dataDir: config.dataDir });
  const documentParts = { signedIn: parts.signedIn, sql: db.sql, access, documents, store, rooms, now };

  const api = new Hono<Asked>()
    .route("/", setupRoutes(parts, setupToken))
    .route("/", accountRoutes(parts))
    .route(
      "/",
      projectRoutes(parts, {
        countDocuments: store.countFor,
        waiting: (user) => whatWaits({ sql: db.sql, now, access }, user),
        glance: (member) => glanceAt({ sql: db.sql, now, seen: registers.seen, documents: store }, member),
      }),
    )
    .route("/", memberRoutes(parts))
    .route("/", invitationRoutes(parts))
    .route("/", organisationRoutes(parts))
    .route("/", orderedListRoutes(parts))
    .route("/", letterRoutes({ ...parts, templates: templates.letters, exports }))
    .route("/", archiveRoutes(parts, archives))
    .route("/", coordinationRoutes({ ...parts, exports }))
    .route("/", registerRoutes({ ...parts, registers, exports }))
    .use("/templates", parts.signedIn)
    .route("/templates", templateRoutes({ templates }))
    .route("/minutes", guestMinutesRoutes({ minutes, exports, gather: gather.forGuest, now, log }))
    .use("/documents/*", parts.signedIn)
    .use("/threads/*", parts.signedIn)
    .use("/workshops/*", parts.signedIn)
    .route("/", projectWorkshopRoutes(parts, workshops))
    .route("/workshops", workshopRoutes(parts, workshops, carriedOver))
    .route("/workshops", participantRoutes(parts, createParticipants(workshopParts), checkIn))
    .route("/workshops", paperRoutes(parts, exports))
    .route("/workshops", materialRoutes(parts, materials))
    .route("/check-in", checkInRoutes(parts, checkIn, handedInputs))
    .route("/projects", projectDocumentRoutes(documentParts))
    .route("/documents", documentRoutes(documentParts))
    .route("/documents", documentThreadRoutes({ access, threads, now }))
    .route("/documents", clauseRoutes({ access, store, rooms }))
    .route("/documents", versionRoutes({ access, versions }))
    .route("/documents", minutesRoutes({ access, minutes }))
    .route("/documents", sourceRoutes({ access, registers }))
    .route("/documents", confidenceRoutes({ access, registers }))
    .route("/documents", exportRoutes({ exports, gather: gather.forMember, now, log }))
    .route("/threads", threadRoutes({ access, threads, now }));

  const watch = watchSignIns({ signIns: accounts.signIns, rooms, now, log });
  const live = liveRoutes({
    access,
    rooms,
    origins: config.origins,
    now,
    readSignIn: async (c) => {
      const found = await accounts.signIns.readSignIn(c.req.header("cookie"));
      return found && { user: found.user.id, signIn: found.signIn };
    },
    colourOf: (project, user) => personIn(db.sql, project, user),
  });

  const app = new Hono<Asked>()
    .use(asked({ log, proxies: config.proxies }))
    .use(strictHeaders({ https: config.secureCookie }))
    .use(fromOurPages(config.origins))
    .use(uploads[0], uploadDoor(config.materialBytes))
    .use(uploads[1], uploadDoor(config.materialBytes))
    .use("/api/*", except([...uploads], bodyLimit({ maxSize: bodyBytes, onError: refuseLarge })))
    .route("/health", healthRoutes({ db, now }))
    .get("/api/openapi.json", (c) => c.json(describeApi(api, "/api")))
    .route("/api", api)
    .route("/sync", live)
    .route("/", clientFiles({ folder: clientFolder, origins: config.origins }));
  app.onError(answerSurprise(log));
  const takes = otherMethods(app.routes);
  app.notFound((c) => {
    const allow = takes(c.req.path);
    if (allow.length === 0) return problem(c, "not-found");
    c.header("allow", allow.join(", "));
    return problem(c, "method-not-allowed");
  });

  return {
    fetch: app.fetch,
    routes: app.routes,
    api,
    parts,
    rooms,
    watch,
    documents: opened,
    workshops,
    registers,
    /** Commits what waits and lets everybody go. */
    async close() {
      watch.stop();
      exports.close();
      archives.close();
      await rooms.stop();
      post.close();
    },
  };
}
