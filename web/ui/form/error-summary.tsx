import { useEffect, useRef } from 'react';
import { useTexts } from '../../language.ts';
import { kitTexts } from '../texts.ts';
import { fieldId } from './field.tsx';
import css from './form.module.css';

interface ErrorSummaryProps {
  errors: readonly { field?: string | undefined; text: string }[];
  title?: string;
  /** Changes at each attempt, so that the same errors take the focus again. */
  focusKey?: number;
}

/** Takes the focus when it appears; each sentence leads to its field. */
export function ErrorSummary({ errors, title, focusKey = 0 }: ErrorSummaryProps) {
  const t = useTexts(kitTexts);
  const box = useRef<HTMLDivElement>(null);
  const isShown = errors.length > 0;
  useEffect(() => {
    if (isShown && focusKey >= 0) box.current?.focus();
  }, [isShown, focusKey]);
  if (!isShown) return null;
  return (
    <div ref={box} className={css.summary} role="alert" tabIndex={-1}>
      <p className={css.summaryTitle}>{title ?? t.thereAreErrors}</p>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={`${field ?? ''}${text}`}>
            {field === undefined ? (
              text
            ) : (
              <a
                href={`#${fieldId(field)}`}
                onClick={(event) => {
                  event.preventDefault();
                  const control = document.getElementById(fieldId(field));
                  control?.scrollIntoView({ block: 'center' });
                  control?.focus({ preventScroll: true });
                }}
              >
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
