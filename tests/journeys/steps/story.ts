// The ground of every story: the stand at hand, and no trouble in the browser's console. Refusals
// of Content-Security-Policy, missing files and broken scripts show up there.
import { type BrowserContext, test as base, expect as plain } from '@playwright/test';
import { type Stand, standOf } from './stand.ts';

/** A small machine that does other work besides is slow; nothing is ever slept away. */
export const expect = plain.configure({ timeout: 15_000 });

interface Watch {
  /** Trouble that this story itself brings about. */
  expect: (line: RegExp) => void;
  context: (context: BrowserContext) => void;
}

function watchOf() {
  const lines: string[] = [];
  const expected: RegExp[] = [];
  const watch: Watch = {
    expect: (line) => expected.push(line),
    context: (context) => {
      context.on('console', (message) => {
        if (message.type() !== 'error' && message.type() !== 'warning') return;
        lines.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => lines.push(String(error.error())));
    },
  };
  const unexpected = () => lines.filter((line) => !expected.some((one) => one.test(line)));
  return { watch, unexpected };
}

export const test = base.extend<{ stand: Stand; watch: Watch }>({
  stand: async ({ request }, give) => give(standOf(request)),
  watch: [
    async ({ context }, give) => {
      const { watch, unexpected } = watchOf();
      watch.context(context);
      await give(watch);
      expect(unexpected(), 'the console of the browser').toEqual([]);
    },
    { auto: true },
  ],
});

/** «1 234,50 ₽» the way pages write it: no-break spaces, roubles and kopecks. */
export function money(kopecks: number): string {
  const whole = Math.floor(kopecks / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/gu, '\u00a0');
  return `${whole},${String(kopecks % 100).padStart(2, '0')}\u00a0₽`;
}

/** The same without kopecks where there are none, as buttons of home write it. */
export function roubles(kopecks: number): string {
  return kopecks % 100 === 0 ? money(kopecks).replace(',00', '') : money(kopecks);
}
