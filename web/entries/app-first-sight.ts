// The first sight of the cabinet is one whole picture. While it is found out who is there, the page
// is made and asks for its data unseen: a banner, a name and figures that came one after another
// would push it about, and a slow phone would draw it three times (measured: 0.5 s of its work).
import { useIsFetching } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { startTransition, useEffect, useState } from 'react';

/** Whoever waits longer sees the frame, and the page says that it is on its way. */
const PATIENCE_MS = 400;
/** A page that has just been made has not asked for anything yet. */
const MADE_MS = 30;

/** Whether to show what is there; once it was shown it stays, whatever is read again. */
export function useFirstSight(isKnown: boolean): boolean {
  const [isShown, setShown] = useState(false);
  const asked = useIsFetching();
  const isComing = useRouterState({ select: ({ status }) => status === 'pending' });
  const isWhole = isKnown && asked === 0 && !isComing;
  useEffect(() => {
    if (isShown || !isKnown) return undefined;
    const show = () => startTransition(() => setShown(true));
    const timer = setTimeout(show, isWhole ? MADE_MS : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isShown, isKnown, isWhole]);
  return isKnown && isShown;
}
