import { Hono } from "hono";
import type { Signed } from "../http/context";
import type { Templates } from "./load";

/** `GET /api/templates`, for everybody who is signed in. */
export const templateRoutes = ({ templates }: { templates: Pick<Templates, "list"> }) =>
  new Hono<Signed>().get("/", (c) => c.json(templates.list()));
