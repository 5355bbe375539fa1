// Warns before the idle end and, after it, offers to sign in again over the untouched page.
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../language.ts';
import { Button, LinkButton } from '../button/button.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import type_ from '../tokens/type.module.css';
import { type GuardTimes, countdown, guardState, isThreshold, secondsLeft } from './clock.ts';
import css from './session-guard.module.css';
import { guardTexts } from './texts.ts';

interface SessionGuardProps extends GuardTimes {
  /** The server has said that the session is over. */
  ended: boolean;
  /** A real touch, key or turn of the wheel; at most once in PING_EVERY_MS. */
  onActivity: () => void;
  /** The person asked to stay. */
  onStay: () => void;
  /** The time is up by our count: ask the server. */
  onOver: () => void;
  signInHref: string;
}

const PING_EVERY_MS = 60_000;
const REAL_INPUT = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** Tells about real input, not more often than once a minute, and never while warning. */
function useActivity(tell: () => void, isQuiet: boolean): void {
  const last = useRef(0);
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    if (!isQuiet) return undefined;
    last.current ||= Date.now();
    const hear = (event: Event) => {
      if (!event.isTrusted || Date.now() - last.current < PING_EVERY_MS) return;
      last.current = Date.now();
      latest.current();
    };
    for (const kind of REAL_INPUT) addEventListener(kind, hear, { passive: true, capture: true });
    return () => {
      for (const kind of REAL_INPUT) removeEventListener(kind, hear, { capture: true });
    };
  }, [isQuiet]);
}

/** The present moment, drawn anew every second. */
function useSeconds(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Warning({ left, onStay }: { left: number; onStay: () => void }) {
  const t = useTexts(guardTexts);
  return (
    <Dialog
      open
      alert
      title={t.title}
      onClose={onStay}
      footer={<Button onClick={onStay}>{t.stay}</Button>}
    >
      <p>{t.text}</p>
      <p className={css.left}>{t.left(countdown(left))}</p>
      <p>{t.kept}</p>
      <output className={type_.visuallyHidden}>
        {isThreshold(left) ? t.left(countdown(left)) : ''}
      </output>
    </Dialog>
  );
}

export function SessionGuard(props: SessionGuardProps) {
  const { ended, onActivity, onStay, onOver, signInHref } = props;
  const t = useTexts(guardTexts);
  const now = useSeconds();
  const state = ended ? 'over' : guardState(props, now);
  useActivity(onActivity, state === 'quiet');
  const ask = useRef(onOver);
  useEffect(() => {
    ask.current = onOver;
  });
  useEffect(() => {
    if (state === 'over' && !ended) ask.current();
  }, [state, ended]);
  if (ended) {
    return (
      <Dialog
        open
        alert
        title={t.endedTitle}
        onClose={() => undefined}
        footer={<LinkButton href={signInHref}>{t.signIn}</LinkButton>}
      >
        <p>{t.endedText}</p>
      </Dialog>
    );
  }
  return state === 'warning' ? <Warning left={secondsLeft(props, now)} onStay={onStay} /> : null;
}
