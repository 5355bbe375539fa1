// One code and nothing else on the page: it sends itself at its last digit, another may be asked
// for when the countdown ends.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Refusal, sayError } from '../api.ts';
import css from './code-form.module.css';
import { useTexts } from '../language.ts';
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
  /** Another object with every code sent: the countdown begins anew. */
  sent: object;
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
  const submit = (code: string) => {
    if (busy) return;
    if (code.length !== length) {
      setError(t.codeShort(length));
      return;
    }
    setBusy(true);
    setError(null);
    onCode(code).then(
      () => setBusy(false),
      (refused: unknown) => {
        setBusy(false);
        setError(refused);
        // What the network lost is still right; what was refused is typed anew.
        if (refused instanceof Refusal && refused.status < 500) setValue('');
      },
    );
  };
  const isGivenSent = useRef(false);
  useEffect(() => {
    if (given?.length !== length || isGivenSent.current) return;
    isGivenSent.current = true;
    submit(given);
  });
  return { value, setValue, busy, error, submit };
}

function Resend({ sent, resendAfterS, onResend }: CodeFormProps) {
  const t = useTexts(lightTexts);
  const left = useCountdown(sent, resendAfterS);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const ask = () => {
    setBusy(true);
    setSaid('');
    onResend().then(
      () => {
        setBusy(false);
        setSaid(t.resent);
        // The button makes room for the countdown; the person goes on in the field.
        document.getElementById(fieldId('code'))?.focus();
      },
      (error: unknown) => {
        setBusy(false);
        setSaid(sayError(error));
      },
    );
  };
  return (
    <>
      <p className={css.said} role="status">
        {said}
      </p>
      {left > 0 ? (
        <p className={css.note}>{t.resendIn(left)}</p>
      ) : (
        <Button kind="secondary" busy={busy} onClick={ask}>
          {t.resend}
        </Button>
      )}
    </>
  );
}

/** Seconds until another code may be asked for; begins anew with every code sent. */
function useCountdown(sent: object, resendAfterS: number): number {
  const [left, setLeft] = useState(resendAfterS);
  useEffect(() => {
    const began = Date.now();
    const show = () => setLeft(secondsLeft(began, resendAfterS, Date.now()));
    show();
    const timer = setInterval(show, 1000);
    return () => clearInterval(timer);
  }, [sent, resendAfterS]);
  return left;
}
