// A day typed as дд.мм.гггг. Native date inputs follow the browser's language instead of the
// page's, and guessing parsers store another day; so the text is read strictly and said in words.
import { type Day, formatDay, parseDay } from '#primitives/days';
import { useLanguage, useTexts } from '../../language.ts';
import { kitTexts } from '../texts.ts';
import css from './form.module.css';
import { TextField, type TextFieldProps } from './text-field.tsx';

type DateFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'type'> & {
  value: string;
  onValue: (text: string) => void;
  /** The day the text means, or null when it means none; called on every change. */
  onDay?: (day: Day | null) => void;
  /** Whether the day is said in words under the field. */
  isEchoed?: boolean;
};

export function DateField({ value, onValue, onDay, isEchoed = true, ...rest }: DateFieldProps) {
  const language = useLanguage();
  const t = useTexts(kitTexts);
  const read = parseDay(value);
  return (
    <TextField
      inputMode="numeric"
      autoComplete="off"
      placeholder={t.datePlaceholder}
      width="short"
      {...rest}
      value={value}
      onChange={(event) => {
        const next = parseDay(event.target.value);
        onValue(event.target.value);
        onDay?.(next.ok ? next.value : null);
      }}
      onBlur={(event) => {
        const written = read.ok ? formatDay(read.value, 'short', 'ru') : value;
        if (written !== value) onValue(written);
        rest.onBlur?.(event);
      }}
      after={
        <>
          {read.ok && isEchoed ? (
            <p className={css.echo}>{formatDay(read.value, 'long', language)}</p>
          ) : null}
          {rest.after}
        </>
      }
    />
  );
}
