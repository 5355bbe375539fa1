// One code and nothing else on the page: it sends itself at its last digit, another may be asked
// for when the countdown ends.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Refusal, sayError } from '../api.ts';
import css from './code-form.module.css';
import { useTexts } from '../language.ts';
import { useErrorsInTitle } from './light-page.tsx';
import { lightTexts } from './texts.ts';
import { isStand } from './stand.ts';
import { secondsLeft } from './countdown.ts';
import { Button } from '../ui/button/button.tsx';
import { CodeInput } from '../ui/form/code-input.tsx';
import { fieldId } from '../ui/form/field.tsx';
import { Link } from '../ui/link/link.tsx';
import type_ from '../ui/tokens/type.module.css';

interface CodeFormProps {
  /** Where the code was sent, as a sentence. */
  sentTo: ReactNode;
  length: number;
  resendAfterS: number;
  /** A code that came in the address: sent by itself, once. */
  given?: string | null;
  onCode: (code: string) => Promise<void>;
  onResend: () => Promise<void>;
  /** What stands instead of the field's error for a refusal that no retyping can mend. */
  troubleOf?: (error: unknown) => ReactNode;
  /** The way to another phone or address. */
  children?: ReactNode;
}

export function CodeForm(props: CodeFormProps) {
  const t = useTexts(lightTexts);
  const { length, sentTo, troubleOf, children } = props;
  const { value, setValue, busy, error, submit } = useCode(props);
  const trouble = error instanceof Error ? (troubleOf?.(error) ?? null) : null;
  const said = error === null || trouble !== null ? undefined : sayCode(error);
  useErrorsInTitle(error !== null);
  return (
    <form
      noValidate
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit(value);
      }}
    >
      <p>{sentTo}</p>
      <CodeInput
        label={t.code}
        length={length}
        value={value}
        onValue={setValue}
        onComplete={submit}
        busy={busy}
        hint={t.codeHint(length)}
        error={said}
      />
      {/* The field has the focus already, so a change of its description would not be read out. */}
      <p className={type_.visuallyHidden} role="alert">
        {said}
      </p>
      {trouble}
      <Button type="submit" wide busy={busy}>
        {t.confirm}
      </Button>
      <div className={css.ways}>
        <Resend {...props} />
        {children}
      </div>
      {isStand() ? (
        <p className={css.note}>
          <Link href="/stand" target="_blank" rel="noopener">
            {t.standInbox}
            <span className={type_.visuallyHidden}>, {t.newWindow}</span>
          </Link>
        </p>
      ) : null}
    </form>
  );
}

const sayCode = (error: unknown) => (typeof error === 'string' ? error : sayError(error));

/** `error` is a sentence of the page or what the server answered. */
function useCode({ length, given, onCode }: CodeFormProps) {
  const t = useTexts(lightTexts);
  const [value, setValue] = useState(given ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (code: string) => {
    if (busy) return;
    if (code.length !== length) {
      setError(t.codeShort(length));
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await onCode(code);
    } catch (refused) {
      setError(refused);
      // What the network lost is still right; what was refused is typed anew.
      if (refused instanceof Refusal && refused.status < 500) setValue('');
    }
    setBusy(false);
  };
  const submit = (code: string) => void send(code);
  const isGivenSent = useRef(false);
  useEffect(() => {
    if (given?.length !== length || isGivenSent.current) return;
    isGivenSent.current = true;
    submit(given);
  });
  return { value, setValue, busy, error, submit };
}

function Resend({ resendAfterS, onResend }: CodeFormProps) {
  const t = useTexts(lightTexts);
  const [began, setBegan] = useState(Date.now);
  const left = useSecondsLeft(began, resendAfterS);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    setSaid('');
    try {
      await onResend();
      setBegan(Date.now());
      setSaid(t.resent);
      // The button makes room for the countdown; the person goes on in the field.
      document.getElementById(fieldId('code'))?.focus();
    } catch (error) {
      setSaid(sayError(error));
    }
    setBusy(false);
  };
  return (
    <>
      <output className={css.said}>{said}</output>
      {left > 0 ? (
        <p className={css.note}>{t.resendIn(left)}</p>
      ) : (
        <Button kind="secondary" busy={busy} onClick={() => void ask()}>
          {t.resend}
        </Button>
      )}
    </>
  );
}

/** Seconds until another code may be asked for; `began` is when the last one was sent. */
function useSecondsLeft(began: number, resendAfterS: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return secondsLeft(began, resendAfterS, Math.max(began, now));
}
