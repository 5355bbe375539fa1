// One flush of the write-ahead log for all transactions that end together. What one of them wrote
// is on the disk before its caller hears of it, as after a commit that waits; only that PostgreSQL
// wakes one backend for the disk and not one for each of them (docs/performance.md).

export class Flush {
  readonly #write: () => Promise<unknown>;
  #inside = 0;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  /** `write` answers when everything that was committed before the call is on the disk. */
  constructor(write: () => Promise<unknown>) {
    this.#write = write;
  }

  /**
   * Runs one transaction and answers when it is on the disk. The transaction is told whether
   * others are under way: then it commits without waiting, and the wait for the shared flush
   * follows here. A lone one waits for its own commit and needs no second round trip.
   */
  async after<T>(transaction: (shares: boolean) => Promise<T>): Promise<T> {
    const shares = this.#inside > 0;
    this.#inside += 1;
    try {
      const result = await transaction(shares);
      if (shares) await (this.#next ??= this.#begin());
      return result;
    } finally {
      this.#inside -= 1;
    }
  }

  /** A flush that is under way may have begun before our commit, so only the next one counts. */
  async #begin(): Promise<void> {
    // Its failure is heard by those who wait for it; ours is another attempt.
    await this.#running?.catch(() => undefined);
    this.#running = this.#next;
    this.#next = null;
    await this.#write();
  }
}
