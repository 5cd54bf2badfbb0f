import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

export type WireHandlers = {
  onOpen?: () => void;
  /** A message stands in `bytes`, from `from` up to `to`, only until the handler returns; `at` is when it was read. */
  onMessage: (bytes: Buffer, from: number, to: number, at: number) => void;
  onClose?: (code: number | undefined) => void;
};

const opcode = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
const wholeBinary = 0x80 | opcode.binary;

/** What has arrived stands here until it was walked: one for all sockets, since each is read to its end. */
const arrivals = Buffer.allocUnsafeSlow(256 << 10);

/**
 * A WebSocket client for load: no extensions, a mask of zeros, no object for a frame. All frames of a read are
 * walked where they stand, so that the side that measures is not the first to be full.
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
  #at = 0;
  #head: Buffer | undefined;
  #parts: Buffer[] = [];
  #partsBytes = 0;
  #needed = 0;
  #fragments: Buffer[] = [];
  #open: () => void = () => {};
  #fail: (error: Error) => void = () => {};

  constructor(url: string, headers: Record<string, string>, handlers: WireHandlers, localAddress?: string) {
    const { hostname, port, host, pathname, search } = new URL(url);
    this.#handlers = handlers;
    this.opened = new Promise((resolve, reject) => {
      this.#open = resolve;
      this.#fail = reject;
    });
    // Whoever waits for `opened` hears of it; nobody has to.
    this.opened.catch(() => {});
    this.socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      localAddress,
      onread: {
        buffer: arrivals,
        callback: (length) => {
          this.#hear(arrivals.subarray(0, length));
          return true;
        },
      },
    });
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
    if (this.isClosed) return;
    this.#at = performance.now();
    if (this.isOpen) return this.#readFrames(data);
    this.#head = this.#head ? Buffer.concat([this.#head, data]) : Buffer.from(data);
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
      this.#partsBytes += arrived.length;
      // A large frame is put together once, not again with every piece.
      if (this.#partsBytes < this.#needed) {
        this.#parts.push(Buffer.from(arrived));
        return;
      }
      this.#parts.push(arrived);
      data = Buffer.concat(this.#parts, this.#partsBytes);
      this.#parts = [];
      this.#partsBytes = 0;
    }
    const end = data.length;
    let at = 0;
    this.#needed = 0;
    while (end - at >= 2) {
      let length = data[at + 1]! & 0x7f;
      let head = 2;
      if (length === 126) {
        if (end - at < 4) break;
        length = data.readUInt16BE(at + 2);
        head = 4;
      } else if (length === 127) {
        if (end - at < 10) break;
        length = Number(data.readBigUInt64BE(at + 2));
        head = 10;
      }
      if (end - at < head + length) {
        this.#needed = head + length;
        break;
      }
      if (data[at] === wholeBinary && this.#fragments.length === 0)
        this.#handlers.onMessage(data, at + head, at + head + length, this.#at);
      else this.#take(data[at]!, data.subarray(at + head, at + head + length));
      at += head + length;
    }
    if (at === end) return;
    this.#parts = [Buffer.from(data.subarray(at))];
    this.#partsBytes = end - at;
  }

  /** Whatever is not a whole message in one frame. */
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
    this.#fragments.push(Buffer.from(payload));
    if ((first & 0x80) === 0) return;
    const whole = Buffer.concat(this.#fragments.splice(0));
    this.#handlers.onMessage(whole, 0, whole.length, this.#at);
  }

  #write(kind: number, payload: Uint8Array) {
    if (this.isClosed) return;
    const length = payload.length;
    const head = length < 126 ? 6 : length < 65_536 ? 8 : 14;
    const frame = Buffer.allocUnsafe(head + length);
    frame[0] = 0x80 | kind;
    if (head === 6) frame[1] = 0x80 | length;
    else if (head === 8) {
      frame[1] = 0x80 | 126;
      frame.writeUInt16BE(length, 2);
    } else {
      frame[1] = 0x80 | 127;
      frame.writeBigUInt64BE(BigInt(length), 2);
    }
    frame.fill(0, head - 4, head);
    frame.set(payload, head);
    this.socket.write(frame);
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
