import { createTransport } from "nodemailer";
import type { Config } from "../config";

export type Post = {
  /** False without a mail server: nothing is sent, and the outbox says what would have been. */
  isOpen: boolean;
  send(letter: { to: string; subject: string; text: string }): Promise<void>;
  close(): void;
};

/**
 * Hands letters to the server of SMTP_URL. The sender is its `from` parameter, else the account's own address,
 * else `no-reply@` the host of the first PUBLIC_URL.
 */
export function openPost({ smtpUrl, origins }: Pick<Config, "smtpUrl" | "origins">): Post {
  if (!smtpUrl) {
    return {
      isOpen: false,
      send: () => Promise.reject(new Error("There is no mail server.")),
      close: () => {},
    };
  }
  const url = new URL(smtpUrl);
  const account = decodeURIComponent(url.username);
  const from =
    url.searchParams.get("from") ??
    (account.includes("@") ? account : `no-reply@${new URL(origins[0] ?? "http://localhost").hostname}`);
  const transport = createTransport({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === "smtps:" ? 465 : 587),
    secure: url.protocol === "smtps:",
    ...(account ? { auth: { user: account, pass: decodeURIComponent(url.password) } } : {}),
    // A letter never reads a file or fetches an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 20_000,
    socketTimeout: 20_000,
  });
  return {
    isOpen: true,
    send: async (letter) => {
      await transport.sendMail({ from, ...letter });
    },
    close: () => transport.close(),
  };
}
