import { expect, test } from "vitest";
import { goodPassword, startServer } from "../../help/server";

test("a thousand guesses from a hundred addresses reach few checks, and the owner still gets in", async () => {
  const server = await startServer({ config: { proxies: 1 } });
  try {
    const owner = await server.setUp();
    const email = "secretariat@example.org";
    let checked = 0;
    let slowed = 0;
    for (let n = 0; n < 1000; n++) {
      const headers = { "x-forwarded-for": `10.0.0.${n % 100}` };
      const answer = await server
        .stranger()
        .post("/api/sign-in", { email, password: `guess number ${n}` }, { headers });
      if (answer.status === 401) checked += 1;
      if (answer.status === 429) {
        slowed += 1;
        expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      }
    }
    expect(checked + slowed).toBe(1000);
    expect(checked).toBeLessThanOrEqual(25);

    // The browser in which the owner was signed in before is not among the strangers.
    await owner.post("/api/sign-out");
    const back = await owner.post("/api/sign-in", { email, password: goodPassword });
    expect(back.status).toBe(200);
    // A mark for one account does not help with another.
    const elsewhere = await owner.post(
      "/api/sign-in",
      { email, password: "wrong" },
      { headers: { cookie: "lokakarya-device=abc.def", "x-forwarded-for": "10.0.0.1" } },
    );
    expect(elsewhere.status).toBe(429);

    server.passTime(16 * 60_000);
    await server.signIn(email);
  } finally {
    await server.close();
  }
});

test("what a client says about its address counts for nothing without a proxy of ours", async () => {
  const server = await startServer();
  try {
    await server.setUp();
    const answers = [];
    for (let n = 0; n < 8; n++) {
      const headers = { "x-forwarded-for": `10.0.0.${n}` };
      const body = { email: "secretariat@example.org", password: "wrong wrong" };
      answers.push((await server.stranger().post("/api/sign-in", body, { headers })).status);
    }
    expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  } finally {
    await server.close();
  }
});
