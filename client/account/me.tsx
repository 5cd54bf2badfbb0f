import { useLocation, useNavigate } from "@solidjs/router";
import { createContext, createResource, onCleanup, type ParentProps, useContext } from "solid-js";
import type { Me } from "../../shared/answers";
import { api, ask, onSignedOut } from "../api";
import { Loaded } from "../parts/loading";

const MeContext = createContext<() => Me>();

/** Who is signed in. Only below `SignedIn`. */
export function useMe(): () => Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe needs SignedIn above it");
  return me;
}

/** Around every page that needs a sign-in: without one it goes to the sign-in page, which comes back here. */
export function SignedIn(props: ParentProps) {
  const navigate = useNavigate();
  const location = useLocation();
  const leave = () => {
    const here = location.pathname + location.search + location.hash;
    navigate(here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`, { replace: true });
  };
  onCleanup(onSignedOut(leave));

  const [me, { refetch }] = createResource(() => ask(api.me.$get()));
  return (
    <Loaded from={me} again={refetch}>
      {(there) => <MeContext.Provider value={there}>{props.children}</MeContext.Provider>}
    </Loaded>
  );
}
