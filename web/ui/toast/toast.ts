// Toasts confirm small things only; money, errors and acts of law are said on the page.
const SHOWN_MS = 6000;
let current: { id: number; text: string } | null = null;
let count = 0;
const listeners = new Set<() => void>();

function change(next: typeof current): void {
  current = next;
  for (const listener of listeners) listener();
}

export function toast(text: string): void {
  count += 1;
  const id = count;
  change({ id, text });
  setTimeout(() => {
    if (current?.id === id) change(null);
  }, SHOWN_MS);
}

export function toastNow(): { id: number; text: string } | null {
  return current;
}

export function onToast(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
