import { useEffect, useState } from 'react';
import { useTexts } from '../../language.ts';
import { kitTexts } from '../texts.ts';
import type_ from '../tokens/type.module.css';
import css from './skeleton.module.css';

/** Below this a wait is not felt, and a flash of grey is. */
const PAUSE_MS = 300;

export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useTexts(kitTexts);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PAUSE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <output className={css.skeleton}>
      <span className={type_.visuallyHidden}>{t.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={css.line} />
      ))}
    </output>
  );
}
