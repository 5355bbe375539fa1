import { Suspense, lazy, useState } from 'react';
import { useTexts } from '../../language.ts';
import { classes } from '../classes.ts';
import { Eye, Icon } from '../icon/icon.tsx';
import css from './display-settings.module.css';
import { kitTexts } from '../texts.ts';

// The panel is opened by few, so it is not in the first load of everybody.
const DisplayPanel = lazy(async () => ({ default: (await import('./panel.tsx')).DisplayPanel }));

/** One press from any page, before sign-in as well, under the label people know. */
export function DisplaySettingsButton({ className }: { className?: string | undefined }) {
  const t = useTexts(kitTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={classes(css.opener, className)}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon of={Eye} />
        <span>{t.lowVision}</span>
      </button>
      {open ? (
        <Suspense>
          <DisplayPanel open onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
