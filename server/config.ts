import { people as demoPeople } from "./demo/story";

/** The environment, read once into a frozen value. Every mistake is named at once; the caller prints and stops. */
export type Config = {
  host: string;
  port: number;
  dataDir: string;
  /** Accepted Origins; the first is printed in links. */
  origins: readonly string[];
  secureCookie: boolean;
  /** Plain http on a name that is not this machine: shown to the secretariat for as long as it lasts. */
  plainHttp: boolean;
  setupToken: string | undefined;
  smtpUrl: string | undefined;
  /** How many proxies of ours stand before the server, each adding to X-Forwarded-For. */
  proxies: number;
  /** The largest slides or paper that a workshop takes. */
  materialBytes: number;
  logLevel: "trace" | "debug" | "info" | "warn" | "error" | "silent";
  /** Started by `demo`, which may sign in by link. */
  demo: boolean;
};

export class WrongConfig extends Error {
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(
      `The configuration has ${mistakes.length === 1 ? "a mistake" : `${mistakes.length} mistakes`}:\n- ${mistakes.join("\n- ")}`,
    );
    this.mistakes = mistakes;
  }
}

const logLevels = ["trace", "debug", "info", "warn", "error", "silent"] as const;

export function readConfig(env: Record<string, string | undefined>, { demo = false } = {}): Config {
  const mistakes: string[] = [];
  const port = readPort(env.PORT, mistakes);
  const host = env.HOST || "127.0.0.1";
  const publicUrl = env.PUBLIC_URL || ownAddresses(port, demo);
  const origins = publicUrl.split(",").flatMap((address) => readOrigin(address.trim(), mistakes));
  const plainHttp = origins.some(
    (origin) => origin.startsWith("http://") && !isLoopbackName(new URL(origin).hostname),
  );
  if (plainHttp && env.ALLOW_PLAIN_HTTP !== "1") {
    mistakes.push(
      "PUBLIC_URL is plain http on a name that is not this machine: passwords would cross the network unprotected. Use https, or set ALLOW_PLAIN_HTTP=1 for a closed network.",
    );
  }
  if (new Set(origins.map((origin) => origin.split(":")[0])).size > 1) {
    mistakes.push("PUBLIC_URL mixes http and https: one cookie cannot serve both.");
  }
  if (env.ALLOW_PLAIN_HTTP !== undefined && !["0", "1", ""].includes(env.ALLOW_PLAIN_HTTP)) {
    mistakes.push(`ALLOW_PLAIN_HTTP must be 1 or left out, not "${env.ALLOW_PLAIN_HTTP}".`);
  }
  const logLevel = (env.LOG_LEVEL || "info") as Config["logLevel"];
  if (!logLevels.includes(logLevel))
    mistakes.push(`LOG_LEVEL must be one of ${logLevels.join(", ")}, not "${logLevel}".`);
  if (env.SMTP_URL && !/^smtps?:\/\/\S+$/.test(env.SMTP_URL))
    mistakes.push("SMTP_URL must begin with smtp:// or smtps://.");
  if (env.SETUP_TOKEN !== undefined && env.SETUP_TOKEN !== "" && env.SETUP_TOKEN.length < 16) {
    mistakes.push("SETUP_TOKEN must have 16 characters or more, so that it cannot be guessed.");
  }
  const proxies = Number(env.PROXIES || 0);
  if (!Number.isInteger(proxies) || proxies < 0 || proxies > 9)
    mistakes.push(`PROXIES must be a whole number from 0 to 9, not "${env.PROXIES}".`);
  const materialMegabytes = Number(env.MATERIAL_MB || 25);
  if (!Number.isInteger(materialMegabytes) || materialMegabytes < 1 || materialMegabytes > 200)
    mistakes.push(`MATERIAL_MB must be a whole number from 1 to 200, not "${env.MATERIAL_MB}".`);
  if (mistakes.length > 0) throw new WrongConfig(mistakes);
  return Object.freeze({
    host,
    port,
    dataDir: env.DATA_DIR || (demo ? "./data/demo" : "./data"),
    origins,
    secureCookie: origins.every((origin) => origin.startsWith("https://")),
    plainHttp,
    setupToken: env.SETUP_TOKEN || undefined,
    smtpUrl: env.SMTP_URL || undefined,
    proxies,
    materialBytes: materialMegabytes << 20,
    logLevel,
    demo,
  });
}

/** In the demo every role has a name of its own, so that one browser can be all of them at once. */
const ownAddresses = (port: number, demo: boolean): string =>
  ["localhost", ...(demo ? demoPeople.map(({ key }) => `${key}.localhost`) : [])]
    .map((name) => `http://${name}:${port}`)
    .join(",");

/** `localhost`, `*.localhost` and the loopback addresses never leave the machine. */
export const isLoopbackName = (name: string): boolean =>
  name === "localhost" ||
  name.endsWith(".localhost") ||
  /^127(?:\.\d{1,3}){3}$/.test(name) ||
  name === "[::1]" ||
  name === "::1";

function readPort(value: string | undefined, mistakes: string[]): number {
  if (value === undefined || value === "") return 3000;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  mistakes.push(`PORT must be a whole number from 1 to 65535, not "${value}".`);
  return 3000;
}

function readOrigin(address: string, mistakes: string[]): string[] {
  try {
    const url = new URL(address);
    if (!/^https?:$/.test(url.protocol)) throw new Error();
    if (url.pathname !== "/" || url.search || url.hash || url.username) {
      mistakes.push(
        `PUBLIC_URL must be an origin without a path, such as https://kak.example.id, not "${address}".`,
      );
    }
    return [url.origin];
  } catch {
    mistakes.push(
      `PUBLIC_URL must be one or more http or https addresses, comma-separated, not "${address}".`,
    );
    return [];
  }
}
