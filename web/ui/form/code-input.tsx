import { type ReactNode, useEffect, useRef } from 'react';
import { TextField } from './text-field.tsx';
import css from './form.module.css';

interface CodeInputProps {
  label: string;
  length: number;
  value: string;
  onValue: (value: string) => void;
  onComplete: (code: string) => void;
  error?: string | undefined;
  hint?: ReactNode;
  busy?: boolean;
  name?: string;
}

/** One field for the whole code; it submits itself at the last digit, once per code. */
export function CodeInput(props: CodeInputProps) {
  const { label, length, value, onValue, onComplete, error, hint, busy, name = 'code' } = props;
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef('');
  // The page exists for this field alone.
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (error === undefined) return;
    sent.current = '';
    field.current?.select();
  }, [error]);
  return (
    <TextField
      ref={field}
      label={label}
      name={name}
      hint={hint}
      error={error}
      width="short"
      className={css.code}
      inputMode="numeric"
      autoComplete="one-time-code"
      aria-busy={busy}
      value={value}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/gu, '').slice(0, length);
        onValue(digits);
        if (digits.length < length) sent.current = '';
        if (digits.length !== length || busy === true || sent.current === digits) return;
        sent.current = digits;
        onComplete(digits);
      }}
    />
  );
}
