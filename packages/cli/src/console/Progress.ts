import chalk from 'chalk';

/** Writes lines that say what is being done and why, and how long it took. */
export class Progress {
  readonly #write: (text: string) => void;
  readonly #startedAt = Date.now();

  constructor(
    write: (text: string) => void = text => process.stdout.write(text),
  ) {
    this.#write = write;
  }

  /** One line: the part it is about, and what happens. */
  say(part: string, message: string): void {
    this.#write(`${chalk.bold(part.padEnd(12))} ${message}\n`);
  }

  warn(part: string, message: string): void {
    this.say(part, chalk.yellow(message));
  }

  /** Announces a piece of work, does it, and says how long it took. */
  async step<T>(
    part: string,
    message: string,
    work: () => Promise<T>,
  ): Promise<T> {
    this.say(part, message);
    const startedAt = Date.now();
    const result = await work();
    this.say(part, chalk.green(`ready in ${formatSeconds(startedAt)}`));
    return result;
  }

  /** Time since this was made. */
  get elapsed(): string {
    return formatSeconds(this.#startedAt);
  }
}

function formatSeconds(since: number): string {
  const seconds = (Date.now() - since) / 1000;
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
