// Sign-in: login and password on one page, then the code (ux §5.3).
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../language.ts';
import { AsideLine, LightPage } from '../../light/light-page.tsx';
import { isStand } from '../../light/stand.ts';
import { type Submission, useSubmission } from '../../light/submission.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { Link } from '../../ui/link/link.tsx';
import { Skeleton } from '../../ui/skeleton/skeleton.tsx';
import type { CodeSent, Typed } from './sign-in.ts';
import { isBeyondMending, sendPassword } from './sign-in.ts';
import styles from './sign-in.module.css';
import { signInTexts } from './texts.ts';
import { Trouble } from './trouble.tsx';

// Comes while login and password are typed.
const loadCodeStep = () => import('./code-step.tsx');
const CodeStep = lazy(async () => ({ default: (await loadCodeStep()).CodeStep }));

// Only a stand has it; elsewhere it is never loaded.
const StandPeople = lazy(async () => ({
  default: (await import('./stand-people.tsx')).StandPeople,
}));

export function SignInPage({ uid }: { uid: string }) {
  const t = useTexts(signInTexts);
  const submission = useSubmission();
  const [sent, setSent] = useState<CodeSent | null>(null);
  const [typed, setTyped] = useState<Typed>({ login: '', password: '' });
  useEffect(() => void loadCodeStep().catch(() => undefined), []);
  const enter = useRef<HTMLButtonElement>(null);
  const submit = () => {
    const missing = [
      ...(typed.login.trim() === '' ? [{ field: 'login', text: t.needLogin }] : []),
      ...(typed.password === '' ? [{ field: 'password', text: t.needPassword }] : []),
    ];
    submission.run(missing, async () => setSent(await sendPassword(uid, typed)));
  };
  const back = () => {
    setTyped({ ...typed, password: '' });
    setSent(null);
  };
  const choose = (chosen: Typed) => {
    setTyped(chosen);
    enter.current?.focus();
  };
  if (sent !== null) {
    return (
      <LightPage step="code" title={t.codeTitle}>
        <Suspense fallback={<Skeleton lines={4} />}>
          <CodeStep uid={uid} sent={sent} onSent={setSent} onBack={back} />
        </Suspense>
      </LightPage>
    );
  }
  const hasErrors = submission.mistakes.length > 0;
  return (
    <LightPage step="password" title={t.title} lead={t.lead} hasErrors={hasErrors}>
      <PasswordStep
        typed={typed}
        onTyped={setTyped}
        submission={submission}
        onSubmit={submit}
        enter={enter}
      />
      <AsideLine>
        {t.noAccount} <Link href="/id/register">{t.register}</Link>
      </AsideLine>
      {isStand() ? (
        <div className={styles.stand}>
          <Suspense>
            <StandPeople onChoose={choose} />
          </Suspense>
        </div>
      ) : null}
    </LightPage>
  );
}

interface Props {
  typed: Typed;
  onTyped: (typed: Typed) => void;
  submission: Submission;
  onSubmit: () => void;
  enter: React.RefObject<HTMLButtonElement | null>;
}

function PasswordStep({ typed, onTyped, submission, onSubmit, enter }: Props) {
  const t = useTexts(signInTexts);
  const { mistakes, tries, refused, busy } = submission;
  const control = (name: keyof Typed) => ({
    name,
    value: typed[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      submission.forget(name);
      onTyped({ ...typed, [name]: event.target.value });
    },
    ...submission.of(name),
  });
  return (
    <Card>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {isBeyondMending(refused) ? (
          <Trouble error={refused} />
        ) : (
          <ErrorSummary errors={mistakes} focusKey={tries} />
        )}
        <TextField
          label={t.login}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          {...control('login')}
        />
        <PasswordField
          label={t.password}
          autoComplete="current-password"
          {...control('password')}
        />
        <Button type="submit" wide busy={busy} ref={enter}>
          {t.enter}
        </Button>
      </form>
    </Card>
  );
}
