/** A browser without a screen: keeps cookies, sends Origin, speaks JSON. */
export type Answer<Body> = { status: number; headers: Headers; body: Body };

export type Person = ReturnType<typeof createPerson>;

type More = { headers?: Record<string, string> };

export function createPerson({ url, origin }: { url: string; origin: string }) {
  const cookies = new Map<string, string>();

  async function ask<Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    more: More = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(method === "GET" ? {} : { origin }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(cookies.size > 0 ? { cookie: cookieHeader() } : {}),
        ...more.headers,
      },
      ...(body === undefined ? {} : { body: isAsItIs(body) ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) keep(line);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text ? JSON.parse(text) : text) as Body,
    };
  }

  function keep(line: string) {
    const [pair = "", ...attributes] = line.split(";");
    const at = pair.indexOf("=");
    const name = pair.slice(0, at);
    if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) cookies.delete(name);
    else cookies.set(name, pair.slice(at + 1));
  }

  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

  return {
    /** The user's id, once known. */
    id: "",
    cookies,
    /** For the live socket. */
    cookieHeader,
    ask,
    get: <Body = unknown>(path: string, more?: More) => ask<Body>("GET", path, undefined, more),
    post: <Body = unknown>(path: string, body?: unknown, more?: More) => ask<Body>("POST", path, body, more),
    patch: <Body = unknown>(path: string, body?: unknown, more?: More) =>
      ask<Body>("PATCH", path, body, more),
    delete: <Body = unknown>(path: string, more?: More) => ask<Body>("DELETE", path, undefined, more),
  };
}

const isAsItIs = (body: unknown): body is BodyInit => typeof body === "string" || body instanceof Uint8Array;
