// Whether this installation is a stand. The pages before sign-in ask once, before their first
// drawing, so that the banner pushes nothing down; where there is no stand nothing answers.
import { Unreachable, get } from '../api.ts';

const mark = 'kabinet.stand';
/** Longer than this nobody waits for a banner. */
const patienceMs = 800;
let isOn = false;

/** Asks, or remembers what this tab was told. */
export async function askStand(): Promise<void> {
  const told = sessionStorage.getItem(mark);
  if (told !== null) {
    isOn = told === 'on';
    return;
  }
  try {
    await get('/stand/api/clock', { background: true, signal: AbortSignal.timeout(patienceMs) });
    isOn = true;
  } catch (error) {
    // Silence says nothing about the next page: the stand may be starting.
    if (error instanceof DOMException || error instanceof Unreachable) return;
  }
  sessionStorage.setItem(mark, isOn ? 'on' : 'off');
}

/** True in a stand; known after `askStand`. */
export function isStand(): boolean {
  return isOn;
}
