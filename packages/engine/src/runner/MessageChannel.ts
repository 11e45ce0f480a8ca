import { createWriteStream, WriteStream } from 'fs';
import {
  MESSAGE_FILE_DESCRIPTOR,
  RunnerMessage,
} from '../protocol/runnerProtocol';

/** The runner's way to its parent. Messages wait in memory, so a slow parent never slows the engine. */
export class MessageChannel {
  readonly #stream: WriteStream;
  #broken = false;

  constructor() {
    this.#stream = createWriteStream('', { fd: MESSAGE_FILE_DESCRIPTOR });
    // Without a parent nobody is left to listen; the operation still ends in good order.
    this.#stream.on('error', () => {
      this.#broken = true;
    });
  }

  send(message: RunnerMessage): void {
    if (!this.#broken) {
      this.#stream.write(`${JSON.stringify(message)}\n`);
    }
  }

  /** Resolves when everything is handed over. */
  async close(): Promise<void> {
    if (this.#broken) {
      return;
    }
    await new Promise<void>(resolve => {
      this.#stream.once('error', () => resolve());
      this.#stream.end(() => resolve());
    });
  }
}
