/** Counts what passed and what failed. */
export class Tally {
  #passed = 0;
  #failed = 0;

  get failed(): number {
    return this.#failed;
  }

  add(counts: { passed: number; failed: number }): void {
    this.#passed += counts.passed;
    this.#failed += counts.failed;
  }

  /** The closing line that a gate reads. */
  toString(): string {
    return `${this.#passed} passed, ${this.#failed} failed`;
  }
}
