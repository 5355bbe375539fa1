// Sign-in: login and password on one page, then the code (ux §5.3).
import { useRef, useState } from 'react';
import { useTexts, useTitle } from '../../language.ts';
import { AsideLine, LightPage } from '../../light/light-page.tsx';
import { isStand } from '../../light/stand.ts';
import { useSubmission } from '../../light/submission.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { Link } from '../../ui/link/link.tsx';
import { CodeStep } from './code-step.tsx';
import type { CodeSent, Typed } from './sign-in.ts';
import { isStale, lockedAddress, sendPassword } from './sign-in.ts';
import styles from './sign-in.module.css';
import { StandPeople } from './stand-people.tsx';
import { signInTexts } from './texts.ts';
import { Trouble } from './trouble.tsx';

export function SignInPage({ uid }: { uid: string }) {
  const t = useTexts(signInTexts);
  const [sent, setSent] = useState<CodeSent | null>(null);
  // Kept here, so that the login survives the way to the code and back.
  const [login, setLogin] = useState('');
  if (sent === null) return <PasswordPage uid={uid} known={login} onSent={setSent} onLeave={setLogin} />;
  const back = () => setSent(null);
  return (
    <LightPage step="code" title={t.codeTitle}>
      <CodeTitle />
      <CodeStep uid={uid} sent={sent} onSent={setSent} onBack={back} />
    </LightPage>
  );
}

function CodeTitle() {
  useTitle(useTexts(signInTexts).codeTitle);
  return null;
}

interface Props {
  uid: string;
  known: string;
  onSent: (sent: CodeSent) => void;
  onLeave: (login: string) => void;
}
