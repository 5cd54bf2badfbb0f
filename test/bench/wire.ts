import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

export type WireHandlers = {
  onOpen?: () => void;
  /** The bytes are only good until the handler returns. */
  onMessage: (message: Buffer) => void;
  onClose?: (code: number | undefined) => void;
};

const opcode = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/**
 * A WebSocket client for load: no extensions, a mask of zeros, no event objects. A frame costs it several times
 * less than `ws`, so that the side that measures is not the first to be full.
 */
export class Wire {
  /** Resolves when the upgrade was accepted, rejects with the HTTP status otherwise. */
  readonly opened: Promise<void>;
  readonly socket: Socket;
  received = 0;
  isOpen = false;
  isClosed = false;
  status: number | undefined;
  closeCode: number | undefined;
  readonly #handlers: WireHandlers;
  #head: Buffer | undefined;
  #parts: Buffer[] = [];
  #partsBytes = 0;
  #needed = 0;
  #fragments: Buffer[] = [];
  #open: () => void = () => {};
  #fail: (error: Error) => void = () => {};

  constructor(url: string, headers: Record<string, string>, handlers: WireHandlers) {
    const { hostname, port, host, pathname, search } = new URL(url);
    this.#handlers = handlers;
    this.opened = new Promise((resolve, reject) => {
      this.#open = resolve;
      this.#fail = reject;
    });
    // Whoever waits for `opened` hears of it; nobody has to.
    this.opened.catch(() => {});
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.socket.on("connect", () => {
      const lines = Object.entries({
        Host: host,
        Upgrade: "websocket",
        Connection: "Upgrade",
        "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
        "Sec-WebSocket-Version": "13",
        ...headers,
      }).map(([name, value]) => `${name}: ${value}\r\n`);
      this.socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join("")}\r\n`);
    });
    this.socket.on("data", (data) => this.#hear(data));
    this.socket.on("error", () => this.#ended());
    this.socket.on("close", () => this.#ended());
  }

  #ended() {
    if (this.isClosed) return;
    this.isClosed = true;
    if (!this.isOpen) this.#fail(new Error(`not opened: ${this.status ?? "no answer"}`));
    this.isOpen = false;
    this.#handlers.onClose?.(this.closeCode);
  }

  #hear(data: Buffer) {
    if (this.isOpen) return this.#readFrames(data);
    this.#head = this.#head ? Buffer.concat([this.#head, data]) : data;
    const end = this.#head.indexOf("\r\n\r\n");
    if (end < 0) return;
    this.status = Number(this.#head.subarray(9, 12).toString());
    if (this.status !== 101) {
      this.socket.destroy();
      return;
    }
    this.isOpen = true;
    const rest = this.#head.subarray(end + 4);
    this.#head = undefined;
    this.#open();
    this.#handlers.onOpen?.();
    if (rest.length > 0) this.#readFrames(rest);
  }

  #readFrames(arrived: Buffer) {
    this.received += arrived.length;
    let data = arrived;
    if (this.#partsBytes > 0) {
      this.#parts.push(arrived);
      this.#partsBytes += arrived.length;
      // A large frame is put together once, not again with every piece.
      if (this.#partsBytes < this.#needed) return;
      data = Buffer.concat(this.#parts);
      this.#parts = [];
      this.#partsBytes = 0;
    }
    let at = 0;
    this.#needed = 0;
    while (data.length - at >= 2) {
      const first = data[at]!;
      let length = data[at + 1]! & 0x7f;
      let head = 2;
      if (length === 126) {
        if (data.length - at < 4) break;
        length = data.readUInt16BE(at + 2);
        head = 4;
      } else if (length === 127) {
        if (data.length - at < 10) break;
        length = Number(data.readBigUInt64BE(at + 2));
        head = 10;
      }
      if (data.length - at < head + length) {
        this.#needed = head + length;
        break;
      }
      this.#take(first, data.subarray(at + head, at + head + length));
      at += head + length;
    }
    if (at === data.length) return;
    this.#parts = [data.subarray(at)];
    this.#partsBytes = data.length - at;
  }

  #take(first: number, payload: Buffer) {
    const kind = first & 0xf;
    if (kind === opcode.ping) return void this.#write(opcode.pong, payload);
    if (kind === opcode.close) {
      this.closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      this.#write(opcode.close, payload.subarray(0, 2));
      this.socket.end();
      return;
    }
    if (kind > opcode.binary) return;
    const isLast = (first & 0x80) !== 0;
    if (isLast && this.#fragments.length === 0) return this.#handlers.onMessage(payload);
    this.#fragments.push(payload);
    if (isLast) this.#handlers.onMessage(Buffer.concat(this.#fragments.splice(0)));
  }

  #write(kind: number, payload: Uint8Array) {
    if (this.isClosed) return;
    const length = payload.length;
    let head: Buffer;
    if (length < 126) {
      head = Buffer.alloc(6);
      head[1] = 0x80 | length;
    } else if (length < 65_536) {
      head = Buffer.alloc(8);
      head[1] = 0x80 | 126;
      head.writeUInt16BE(length, 2);
    } else {
      head = Buffer.alloc(14);
      head[1] = 0x80 | 127;
      head.writeBigUInt64BE(BigInt(length), 2);
    }
    head[0] = 0x80 | kind;
    this.socket.write(Buffer.concat([head, payload], head.length + length));
  }

  send(bytes: Uint8Array) {
    this.#write(opcode.binary, bytes);
  }
  sendText(text: string) {
    this.#write(opcode.text, Buffer.from(text));
  }
  /** Bytes as they are, framed by nobody. */
  sendRaw(bytes: Uint8Array) {
    if (!this.isClosed) this.socket.write(bytes);
  }
  terminate() {
    this.socket.destroy();
  }
}
