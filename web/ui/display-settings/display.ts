// How this person wants the pages shown («Версия для слабовидящих»). Kept in a cookie, applied as
// attributes of the root element; it changes tokens and nothing else.
import { useSyncExternalStore } from 'react';

export const SCHEMES = [
  'system',
  'light',
  'dark',
  'black-on-white',
  'white-on-black',
  'blue-on-sky',
  'brown-on-cream',
  'green-on-brown',
] as const;
export const TEXT_SIZES = [100, 125, 150, 200] as const;
export const STEPS = [0, 1, 2] as const;

export interface Display {
  readonly scheme: (typeof SCHEMES)[number];
  readonly text: (typeof TEXT_SIZES)[number];
  readonly font: 'sans' | 'serif';
  readonly letter: (typeof STEPS)[number];
  readonly line: (typeof STEPS)[number];
  readonly images: boolean;
  readonly motion: boolean;
}

export const USUAL: Display = {
  scheme: 'system',
  text: 100,
  font: 'sans',
  letter: 0,
  line: 0,
  images: true,
  motion: true,
};

const COOKIE = 'kabinet_display';
const YEAR_S = 31_536_000;
const listeners = new Set<() => void>();
let display: Display = USUAL;

function among<T>(allowed: readonly T[], value: unknown, otherwise: T): T {
  return allowed.includes(value as T) ? (value as T) : otherwise;
}

/** Reads what was kept; anything strange in it becomes the usual look. */
export function parseDisplay(text: string | undefined): Display {
  let kept: Partial<Record<keyof Display, unknown>> = {};
  try {
    const read: unknown = JSON.parse(decodeURIComponent(text ?? '{}'));
    if (typeof read === 'object' && read !== null) kept = read;
  } catch {
    // A cookie edited by hand is not worth an error: the usual look is right.
  }
  return {
    scheme: among(SCHEMES, kept.scheme, USUAL.scheme),
    text: among(TEXT_SIZES, kept.text, USUAL.text),
    font: among(['sans', 'serif'], kept.font, USUAL.font),
    letter: among(STEPS, kept.letter, USUAL.letter),
    line: among(STEPS, kept.line, USUAL.line),
    images: kept.images !== false,
    motion: kept.motion !== false,
  };
}

/** The attributes of the root element that stand for these settings. */
export function attributesOf(of: Display, isDark: boolean): Record<string, string | null> {
  const natural = isDark ? 'dark' : 'light';
  const isTwoColour = of.scheme.includes('-on-');
  return {
    'data-scheme': of.scheme === 'system' ? natural : of.scheme,
    'data-contrast': isTwoColour ? '' : null,
    'data-text': of.text === 100 ? null : String(of.text),
    'data-font': of.font === 'serif' ? 'serif' : null,
    'data-letter': of.letter === 0 ? null : String(of.letter),
    'data-line': of.line === 0 ? null : String(of.line),
    'data-images': of.images ? null : 'off',
    'data-motion': of.motion ? null : 'off',
  };
}

function darkQuery(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

function apply(): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(attributesOf(display, darkQuery().matches))) {
    if (value === null) root.removeAttribute(name);
    else root.setAttribute(name, value);
  }
}

/** Called once by every entry before the first drawing. */
export function startDisplay(): void {
  const pair = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${COOKIE}=`));
  display = parseDisplay(pair?.slice(COOKIE.length + 1));
  apply();
  darkQuery().addEventListener('change', apply);
}

export function changeDisplay(change: Partial<Display>): void {
  display = { ...display, ...change };
  const text = encodeURIComponent(JSON.stringify(display));
  document.cookie = `${COOKIE}=${text}; path=/; max-age=${YEAR_S}; samesite=lax`;
  apply();
  for (const listener of listeners) listener();
}

export function useDisplay(): Display {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => display,
  );
}
