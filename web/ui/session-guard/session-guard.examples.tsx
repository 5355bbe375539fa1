import type { Examples } from '../examples.ts';
import { SessionGuard } from './session-guard.tsx';

const WARN_S = 120;
const nothing = () => undefined;
const acts = { onActivity: nothing, onStay: nothing, onOver: nothing, signInHref: '#sign-in' };
/** A minute is left when the example opens. */
const soon = () => new Date(Date.now() + (WARN_S / 2) * 1000).toISOString();

export const apart: Examples = {
  SessionGuard: {
    'about to end': () => (
      <SessionGuard
        idleEndsAt={soon()}
        warnBeforeS={WARN_S}
        clockSkewMs={0}
        ended={false}
        {...acts}
      />
    ),
    ended: () => (
      <SessionGuard idleEndsAt={soon()} warnBeforeS={WARN_S} clockSkewMs={0} ended {...acts} />
    ),
  },
};
