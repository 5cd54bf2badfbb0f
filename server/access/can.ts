import type { Action } from "../../shared/roles";
import { roleMay } from "../../shared/roles";
import type { Membership } from "./access";

/** The one function that says yes. */
export const can = (member: Membership, action: Action): boolean => roleMay(member.role, action);
