/** Sleeps until woken or closed, and never misses a wake that came while it was busy. */
export class Waiter {
  closed = false;
  #woken = false;
  #resume: () => void = () => {};

  reset(): void {
    this.#woken = false;
  }

  wake(): void {
    this.#woken = true;
    this.#resume();
  }

  close(): void {
    this.closed = true;
    this.#resume();
  }

  wait(): Promise<void> {
    return new Promise(resolve => {
      this.#resume = resolve;
      if (this.#woken || this.closed) {
        resolve();
      }
    });
  }
}
