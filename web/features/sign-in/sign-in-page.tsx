// Sign-in: login and password on one page, then the code (ux §5.3).
import { useState } from 'react';
import { Refusal, sayError } from '../../api.ts';
import { useTexts, useTitle } from '../../language.ts';
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { PlainShell } from '../../ui/shell/plain-shell.tsx';
import { CodeStep } from './code-step.tsx';
import type { CodeSent } from './sign-in.ts';
import { isStale, sendPassword } from './sign-in.ts';
import styles from './sign-in.module.css';
import { StandPeople } from './stand-people.tsx';
import { signInTexts } from './texts.ts';

export function SignInPage({ uid }: { uid: string }) {
  const t = useTexts(signInTexts);
  const [sent, setSent] = useState<CodeSent | null>(null);
  const [login, setLogin] = useState('');
  useTitle(sent ? t.codeTitle : t.title);
  return (
    <PlainShell narrow>
      <PageHead title={sent ? t.codeTitle : t.title} lead={t.lead} />
      {sent ? (
        <CodeStep uid={uid} sent={sent} onSent={setSent} onBack={() => setSent(null)} />
      ) : (
        <PasswordStep uid={uid} login={login} onLogin={setLogin} onSent={setSent} />
      )}
      {sent === null && <StandPeople onChoose={setLogin} />}
    </PlainShell>
  );
}

interface Props {
  uid: string;
  login: string;
  onLogin: (login: string) => void;
  onSent: (sent: CodeSent) => void;
}

/** The state of the first step; the page keeps the login, so that it survives the way back. */
function usePasswordStep({ uid, login, onSent }: Props) {
  const t = useTexts(signInTexts);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const [errors, setErrors] = useState<{ field?: string; text: string }[]>([]);
  const [error, setError] = useState<unknown>(null);
  const submit = async () => {
    const missing = [
      ...(login.trim() === '' ? [{ field: 'login', text: t.needLogin }] : []),
      ...(password === '' ? [{ field: 'password', text: t.needPassword }] : []),
    ];
    setTries(tries + 1);
    setErrors(missing);
    setError(null);
    if (missing.length > 0) return;
    setBusy(true);
    try {
      onSent(await sendPassword(uid, { login: login.trim(), password }));
    } catch (refused) {
      setError(refused);
      setErrors([{ text: sayError(refused) }]);
      setBusy(false);
    }
  };
  const of = (field: string) => {
    const text = errors.find((one) => one.field === field)?.text;
    return text === undefined ? {} : { error: text };
  };
  const stale = error instanceof Refusal && isStale(error.code);
  return { password, setPassword, busy, tries, errors, stale, of, submit: () => void submit() };
}

function PasswordStep(props: Props) {
  const t = useTexts(signInTexts);
  const { login, onLogin } = props;
  const { password, setPassword, busy, tries, errors, stale, of, submit } = usePasswordStep(props);
  return (
    <>
      <Card>
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {errors.length > 0 && <ErrorSummary errors={errors} focusKey={tries} />}
          {stale && <LinkButton href="/signin">{t.again}</LinkButton>}
          <TextField
            label={t.login}
            name="login"
            autoComplete="username"
            value={login}
            onChange={(event) => onLogin(event.target.value)}
            {...of('login')}
          />
          <PasswordField
            label={t.password}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            {...of('password')}
          />
          <Button type="submit" wide busy={busy}>
            {t.enter}
          </Button>
        </form>
      </Card>
      <p>
        {t.noAccount} <Link href="/id/register">{t.register}</Link>
      </p>
    </>
  );
}
