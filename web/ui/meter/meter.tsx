// How much of a whole is used, as a bar; the words beside it say the same.
import { classes } from '../classes.ts';
import css from './meter.module.css';

interface MeterProps {
  /** What is measured, for those who do not see the bar. */
  label: string;
  value: number;
  max: number;
  /** The same in words: «1 200 000 ₽ из 2 400 000 ₽». */
  text: string;
  tone?: 'calm' | 'warn' | 'bad';
}

export function Meter({ label, value, max, text, tone = 'calm' }: MeterProps) {
  const share = max <= 0 ? 0 : Math.min(1, value / max);
  return (
    <div
      className={classes(css.meter, css[tone])}
      // eslint-disable-next-line jsx-a11y/prefer-tag-over-role -- the native one cannot be styled
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={text}
    >
      <span className={css.used} style={{ inlineSize: `${share * 100}%` }} />
    </div>
  );
}
