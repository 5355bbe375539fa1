// Stands in for `node:test` in a process that asks the same tests again and again
// (`ask-tests.ts`): tests are only written down. What is not here, such tests may not use.

interface Written {
  name: string;
  /** Which file of those that were read. */
  file: number;
  body: () => unknown;
}

export const written: Written[] = [];
let file = -1;

export function beginFile(): void {
  file += 1;
}

export function test(name: string, body: () => unknown): void {
  written.push({ name, file, body });
}

/** Nothing to clear away: databases go with their server. */
export function after(): void {}
