import { A, useNavigate } from "@solidjs/router";
import { onMount, Show } from "solid-js";
import { api, ask } from "../api";
import { buttonClass } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Later } from "../parts/loading";
import { ProblemNotice } from "../parts/notice";
import { usePageTitle } from "../parts/page-title";
import { accountWords } from "../words/account";
import { useWords } from "../words/words";
import { tokenInAddress } from "./fragment";
import { Gate } from "./gate";
import { LinkIncomplete } from "./link-incomplete";

/** One of the links that `npm run demo` prints: signs in as a role of the story, without a form. */
export function DemoPage() {
  const words = useWords(accountWords);
  const navigate = useNavigate();
  const token = tokenInAddress();
  usePageTitle(() => words().signIn);

  const enter = createDeed(async () => {
    await ask(api["sign-in"].link.$post({ json: { token } }));
    navigate("/", { replace: true });
  });
  onMount(() => {
    if (token) void enter.run();
  });

  return (
    <Gate>
      <Show when={token} fallback={<LinkIncomplete />}>
        <section class="empty">
          <Show
            when={enter.problem()}
            fallback={
              <Later>
                <p role="status">
                  <span class="spin" aria-hidden="true" /> {words().demoEnter}
                </p>
              </Later>
            }
          >
            <ProblemNotice problem={enter.problem()} />
            <A class={buttonClass({})} href="/sign-in">
              {words().toSignIn}
            </A>
          </Show>
        </section>
      </Show>
    </Gate>
  );
}
