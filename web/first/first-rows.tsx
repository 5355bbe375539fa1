// The first of many rows, and a button for the rest where there is a rest: an account may have
// hundreds of charges, and what follows a list must not stand sixty screens below.
import { useState } from 'react';
import { useTexts } from '../language.ts';
import { Button } from '../ui/button/button.tsx';
import css from './first.module.css';
import { firstTexts } from './texts.ts';

/** The button stays where the list ends and keeps the focus, so that it undoes what it did. */
export function useFirst<Row>(rows: readonly Row[], most: number) {
  const t = useTexts(firstTexts);
  const [isWhole, setWhole] = useState(false);
  const isLong = rows.length > most;
  return {
    shown: isLong && !isWhole ? rows.slice(0, most) : rows,
    more: isLong ? (
      <div className={css.more}>
        <Button kind="secondary" compact aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t.fewer : t.all(rows.length)}
        </Button>
      </div>
    ) : null,
  };
}
