import { Hono } from "hono";
import type { Exports } from "../exports/exports";
import type { Asked } from "../http/context";
import type { Parts } from "../parts";
import { calendarRoutes } from "./calendar-routes";
import { decisionRoutes } from "./decision-routes";
import { fateRoutes } from "./fate-routes";
import { followUpRoutes } from "./follow-up-routes";
import { inputRoutes } from "./input-routes";
import { pictureRoutes } from "./picture-routes";
import type { Registers } from "./registers";

export type RegisterRoutesParts = Parts & { registers: Registers; exports: Exports };

/** Everything of the registers but what stands under a document's own address. */
export const registerRoutes = (parts: RegisterRoutesParts) =>
  new Hono<Asked>()
    .route("/", inputRoutes(parts))
    .route("/", decisionRoutes(parts))
    .route("/", followUpRoutes(parts))
    .route("/", pictureRoutes(parts))
    .route("/", calendarRoutes(parts))
    .route("/", fateRoutes(parts));
