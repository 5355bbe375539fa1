// The second step: one code, sent by itself at its last digit.
import { useEffect, useState } from 'react';
import { Refusal, sayError } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { CodeInput } from '../../ui/form/code-input.tsx';
import type { CodeSent } from './sign-in.ts';
import { isStale, resendCode, secondsLeft, sendCode } from './sign-in.ts';
import styles from './sign-in.module.css';
import { signInTexts } from './texts.ts';

interface Props {
  uid: string;
  sent: CodeSent;
  onSent: (sent: CodeSent) => void;
  onBack: () => void;
}

export function CodeStep({ uid, sent, onSent, onBack }: Props) {
  const t = useTexts(signInTexts);
  const [value, setValue] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (code: string) => {
    setBusy(true);
    setError(null);
    try {
      const { redirectTo } = await sendCode(uid, code);
      location.assign(redirectTo);
    } catch (refused) {
      setError(refused);
      setValue('');
      setBusy(false);
    }
  };
  const stale = error instanceof Refusal && isStale(error.code);
  return (
    <Card>
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        <p>{t.codeSent(sent.phoneMasked)}</p>
        <CodeInput
          label={t.code}
          length={sent.codeLength}
          value={value}
          onValue={setValue}
          onComplete={(code) => void submit(code)}
          busy={busy}
          hint={t.codeHint}
          {...(error === null || stale ? {} : { error: sayError(error) })}
        />
        {stale && (
          <Alert
            tone="warn"
            live="alert"
            action={<LinkButton href="/signin">{t.again}</LinkButton>}
          >
            {t.stale}
          </Alert>
        )}
        <Resend uid={uid} sent={sent} onSent={onSent} onError={setError} />
        <Button kind="quiet" onClick={onBack}>
          {t.back}
        </Button>
      </form>
    </Card>
  );
}

type ResendProps = Omit<Props, 'onBack'> & { onError: (error: unknown) => void };

function Resend({ uid, sent, onSent, onError }: ResendProps) {
  const t = useTexts(signInTexts);
  const left = useCountdown(sent);
  const [resent, setResent] = useState(false);
  const ask = async () => {
    try {
      onSent(await resendCode(uid));
      setResent(true);
    } catch (error) {
      onError(error);
    }
  };
  return (
    <div aria-live="polite">
      {resent && <p>{t.resent}</p>}
      {left > 0 ? (
        <p className={styles.hint} aria-live="off">
          {t.resendIn(left)}
        </p>
      ) : (
        <Button kind="secondary" onClick={() => void ask()}>
          {t.resend}
        </Button>
      )}
    </div>
  );
}

/** Seconds until another code may be asked for; begins anew with every code sent. */
function useCountdown(sent: CodeSent): number {
  const [left, setLeft] = useState(sent.resendAfterS);
  useEffect(() => {
    const began = Date.now();
    const show = () => setLeft(secondsLeft(began, sent.resendAfterS, Date.now()));
    show();
    const timer = setInterval(show, 1000);
    return () => clearInterval(timer);
  }, [sent]);
  return left;
}
