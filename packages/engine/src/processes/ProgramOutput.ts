import { OperationEventPayload } from '@backlot/plugin-environments-common';
import { Readable } from 'stream';
import { LineReader } from '../protocol/LineReader';

const MAXIMUM_LINE_LENGTH = 8_000;
const MAXIMUM_LENGTH = 4_000_000;

// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /\u001b\[[0-9;]*[A-Za-z]|[\u0000-\u0008\u000b-\u001f]/g;

/** What a program prints, as diagnostics; bounded, whatever it prints. */
export class ProgramOutput {
  readonly #onEvent: (payload: OperationEventPayload) => void;
  #length = 0;

  constructor(options: { onEvent: (payload: OperationEventPayload) => void }) {
    this.#onEvent = options.onEvent;
  }

  read(stream: Readable, severity: 'info' | 'warning'): void {
    const reader = new LineReader({
      maximumLength: MAXIMUM_LINE_LENGTH,
      onLine: line => this.#emit(line, severity),
    });
    stream.on('data', chunk => reader.push(chunk));
    stream.once('end', () => reader.end());
    stream.on('error', () => {});
  }

  #emit(line: string, severity: 'info' | 'warning'): void {
    const message = printable(line);
    if (!message.trim() || this.#length > MAXIMUM_LENGTH) {
      return;
    }
    this.#length += message.length;
    this.#diagnostic(message, severity);
    if (this.#length > MAXIMUM_LENGTH) {
      this.#diagnostic(
        'The program printed too much; the rest is left out',
        'warning',
      );
    }
  }

  #diagnostic(message: string, severity: 'info' | 'warning'): void {
    this.#onEvent({ type: 'diagnostic', severity, message, source: 'program' });
  }
}

function printable(text: string): string {
  // PostgreSQL stores no NUL, and the rest would steer a terminal.
  return text.replace(UNPRINTABLE, '');
}
