// Texts of kept pages that this process was sent, so that the database needs not send them again.
// Whoever asks names the version that is held, and only the answer of the database, given for a
// live session and by its taxpayer's own row, says that it is the one to show. So nothing here can
// be out of date, and nothing decides who sees what.

export interface HeldPage {
  version: string;
  /** The page as it travels, from behind its first brace. */
  bytes: Buffer;
}

/** Some thousands of pages; what was not asked for longest goes first. */
const bytesMax = 16 * 1024 * 1024;

export class HeldPages {
  readonly #pages = new Map<string, HeldPage>();
  #bytes = 0;

  find(key: string): HeldPage | null {
    const page = this.#pages.get(key);
    if (page === undefined) return null;
    // A Map keeps the order of writing: what is asked for again stands last.
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return page;
  }

  hold(key: string, page: HeldPage): void {
    this.#drop(key);
    this.#pages.set(key, page);
    this.#bytes += page.bytes.length;
    for (const [oldest] of this.#pages) {
      if (this.#bytes <= bytesMax) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#pages.get(key)?.bytes.length ?? 0;
    this.#pages.delete(key);
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#bytes };
  }
}
