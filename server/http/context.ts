import type { UserId } from "../../shared/ids";
import type { Language } from "../../shared/locale/languages";

/** Who is asking, once `signedIn` has let them pass. */
export type CurrentUser = { id: UserId; name: string; email: string };

/** Set for every request. */
export type Asked = { Variables: { language: Language; address: string; incident: string } };

/** Set behind `signedIn`. */
export type Signed = { Variables: Asked["Variables"] & { user: CurrentUser; signIn: string } };
