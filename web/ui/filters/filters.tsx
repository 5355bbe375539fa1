// Fields stand in the page where there is room, and in a sheet behind one button where there is
// not; the container decides, so a large text size gets the sheet as well.
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../language.ts';
import { Button } from '../button/button.tsx';
import { Sheet } from '../dialog/dialog.tsx';
import { Icon, SlidersHorizontal, X } from '../icon/icon.tsx';
import { frameTexts } from '../frame-texts.ts';
import css from './filters.module.css';
import { useIsWide } from './is-wide.ts';

interface FiltersProps {
  /** How many are set now. */
  count: number;
  onReset: () => void;
  children: ReactNode;
  chips?: readonly { label: string; onRemove: () => void }[];
}

export function Filters({ count, onReset, children, chips = [] }: FiltersProps) {
  const t = useTexts(frameTexts);
  const [open, setOpen] = useState(false);
  const [place, isWide] = useIsWide(44);
  const reset =
    count === 0 ? null : (
      <Button kind="quiet" compact onClick={onReset}>
        {t.reset}
      </Button>
    );
  return (
    <search ref={place} className={css.filters} aria-label={t.filters}>
      {isWide ? (
        <div className={css.fields}>
          {children}
          {reset}
        </div>
      ) : (
        <>
          <Button kind="secondary" compact icon={SlidersHorizontal} onClick={() => setOpen(true)}>
            {count === 0 ? t.filters : t.filtersOn(count)}
          </Button>
          <Sheet
            open={open}
            onClose={() => setOpen(false)}
            title={t.filters}
            footer={
              <>
                <Button onClick={() => setOpen(false)}>{t.show}</Button>
                {reset}
              </>
            }
          >
            {children}
          </Sheet>
        </>
      )}
      {chips.length === 0 || isWide ? null : (
        <ul className={css.chips}>
          {chips.map((chip) => (
            <li key={chip.label}>
              <button
                type="button"
                className={css.chip}
                aria-label={t.remove(chip.label)}
                onClick={chip.onRemove}
              >
                {chip.label}
                <Icon of={X} size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
