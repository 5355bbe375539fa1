// What a page will ask for as soon as its entry runs, said in the header of the page itself: the
// browser fetches the parts of this address beside the entry instead of after it (measured: one
// round trip of a phone, 0.3–0.5 s to the first words of a page that comes in a part of its own).
import { existsSync, readFileSync, statSync } from 'node:fs';

export interface Built {
  file: string;
  imports?: string[];
  css?: string[];
}
export type Manifest = Readonly<Record<string, Built>>;

/** The part of the web that opens at an address. The entries say the same, and a test compares. */
const opens: readonly [RegExp, ...string[]][] = [
  [/^\/$/u, 'features/public/landing-page.tsx'],
  [/^\/check$/u, 'features/public/check-page.tsx'],
  [/^\/calculators$/u, 'features/calculators/calculators-page.tsx'],
  [/^\/id\/login$/u, 'features/sign-in/sign-in-page.tsx'],
  [/^\/id\/register$/u, 'features/registration/registration-page.tsx'],
  [/^\/id\/\w+$/u, 'features/public/word-pages.tsx'],
  [/^\/taxes$/u, 'features/account/account-page.tsx'],
  [/^\/taxes\/charges$/u, 'features/charges/charges-page.tsx'],
  [/^\/taxes\/charges\/[^/]+$/u, 'features/charges/charge-page.tsx', 'trace/trace-view.tsx'],
  [/^\/taxes\/calendar$/u, 'features/deadlines/calendar-page.tsx'],
  [/^\/taxes\/history$/u, 'features/history/history-page.tsx'],
  [/^\/taxes\/debts$/u, 'features/debts/debts-page.tsx'],
  [/^\/taxes\/notices$/u, 'features/notices/notices-page.tsx'],
  [/^\/taxes\/notices\/[^/]+$/u, 'features/notices/notice-page.tsx'],
  [/^\/taxes\/offsets$/u, 'features/offsets/offsets-page.tsx'],
  [/^\/taxes\/what-if$/u, 'features/forecast/what-if-page.tsx'],
  [/^\/pay$/u, 'features/payments/pay-page.tsx'],
  [/^\/payments$/u, 'features/payments/payments-page.tsx'],
  [/^\/payments\/[^/]+$/u, 'features/payments/payment-page.tsx'],
  [/^\/property$/u, 'features/property/property-page.tsx'],
  [/^\/notifications$/u, 'features/notifications/notifications-page.tsx'],
  [/^\/npd$/u, 'entries/npd-pages.tsx', 'features/npd/home-page.tsx'],
  [/^\/npd\/receipts$/u, 'entries/npd-pages.tsx', 'features/receipts/receipts-page.tsx'],
  [/^\/npd\/receipts\/new$/u, 'entries/npd-pages.tsx', 'features/receipts/new-receipt-page.tsx'],
  [/^\/npd\/receipts\/\w{10}$/u, 'entries/npd-pages.tsx', 'features/receipts/receipt-page.tsx'],
  [/^\/npd\/incomes$/u, 'entries/npd-pages.tsx', 'features/incomes/incomes-page.tsx'],
  [/^\/npd\/tax$/u, 'entries/npd-pages.tsx', 'features/npd/tax-page.tsx'],
];

/** The files of the web that open at an address, as the manifest of the build names them. */
export function openedAt(pathname: string): readonly string[] {
  const path = pathname.replace(/(?<=.)\/$/u, '');
  const [, ...sources] = opens.find(([pattern]) => pattern.test(path)) ?? [/^/u];
  return sources;
}

/** What every page of the cabinet reads first: who is there, and what stands on their account. */
const READ_FIRST: Readonly<Record<string, readonly string[]>> = {
  'app.html': ['/api/cabinet/v1/session', '/api/cabinet/v1/home'],
};

/** The browser asks for these while the scripts are on their way, and hands the answer on. */
const readFirst = (entry: string): string[] =>
  (READ_FIRST[entry] ?? []).map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`);

function reached(manifest: Manifest, from: readonly string[]): Built[] {
  const seen = new Map<string, Built>();
  const visit = (name: string): void => {
    const built = manifest[name];
    if (built === undefined || seen.has(name)) return;
    seen.set(name, built);
    for (const next of built.imports ?? []) visit(next);
  };
  for (const name of from) visit(name);
  return [...seen.values()];
}

/** The `Link` header of a page; null when its entry has everything. */
export function linksOf(manifest: Manifest, entry: string, pathname: string): string | null {
  const known = new Set(reached(manifest, [entry]));
  const parts = reached(manifest, openedAt(pathname)).filter((part) => !known.has(part));
  const scripts = parts.map(({ file }) => `</${file}>; rel=modulepreload`);
  const ownCss = new Set([...known].flatMap(({ css }) => css ?? []));
  const sheets = [...new Set(parts.flatMap(({ css }) => css ?? []))]
    .filter((file) => !ownCss.has(file))
    // The entry loads its sheets by the rules of another origin; a preload must say the same.
    .map((file) => `</${file}>; rel=preload; as=style; crossorigin`);
  const links = [...readFirst(entry), ...scripts, ...sheets];
  return links.length === 0 ? null : links.join(', ');
}

/** Reads the manifest again when the pages were built anew under the running server. */
export function manifestOf(path: string): () => Manifest | null {
  let read: { manifest: Manifest; at: number } | null = null;
  return () => {
    if (!existsSync(path)) return null;
    const at = statSync(path).mtimeMs;
    if (read?.at !== at) {
      read = { manifest: JSON.parse(readFileSync(path, 'utf8')) as Manifest, at };
    }
    return read.manifest;
  };
}
