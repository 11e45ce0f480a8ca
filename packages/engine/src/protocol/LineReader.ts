import { StringDecoder } from 'string_decoder';

/** Cuts a byte stream into lines; safe against characters split between chunks. */
export class LineReader {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  readonly #maximumLength: number;
  #rest = '';

  constructor(options: {
    onLine: (line: string) => void;
    /** Longer lines are cut into pieces, so a stream without line ends stays bounded. */
    maximumLength?: number;
  }) {
    this.#onLine = options.onLine;
    this.#maximumLength = options.maximumLength ?? Infinity;
  }

  push(chunk: Buffer): void {
    this.#rest += this.#decoder.write(chunk);
    let start = 0;
    for (
      let end = this.#rest.indexOf('\n');
      end >= 0;
      end = this.#rest.indexOf('\n', start)
    ) {
      this.#emit(this.#rest.slice(start, end));
      start = end + 1;
    }
    this.#rest = this.#rest.slice(start);
    while (this.#rest.length > this.#maximumLength) {
      this.#onLine(this.#rest.slice(0, this.#maximumLength));
      this.#rest = this.#rest.slice(this.#maximumLength);
    }
  }

  end(): void {
    this.#rest += this.#decoder.end();
    if (this.#rest) {
      this.#emit(this.#rest);
      this.#rest = '';
    }
  }

  #emit(line: string): void {
    let remaining = line.endsWith('\r') ? line.slice(0, -1) : line;
    while (remaining.length > this.#maximumLength) {
      this.#onLine(remaining.slice(0, this.#maximumLength));
      remaining = remaining.slice(this.#maximumLength);
    }
    this.#onLine(remaining);
  }
}
