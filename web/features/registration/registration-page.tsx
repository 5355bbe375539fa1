// Registration (ID-1): five pages, resumable after a reload and from the letter's link.
import { Suspense, lazy, useRef, useState } from 'react';
import { sayError } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { AsideLine, LightPage } from '../../light/light-page.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Skeleton } from '../../ui/skeleton/skeleton.tsx';
import { EmailStep, PhoneStep } from './contact-steps.tsx';
import { pageNumber } from './registration.ts';
import type { StepProps } from './step-form.tsx';
import styles from './registration.module.css';
import { registrationTexts } from './texts.ts';
import { type Resumed, useRegistration } from './use-registration.ts';

// The later steps come while the first ones are typed.
const later = {
  code: () => import('./code-step.tsx'),
  person: () => import('./person-step.tsx'),
  password: () => import('./password-step.tsx'),
  consents: () => import('./consents-step.tsx'),
};
const CodeStep = lazy(async () => ({ default: (await later.code()).CodeStep }));
const PersonStep = lazy(async () => ({ default: (await later.person()).PersonStep }));
const PasswordStep = lazy(async () => ({ default: (await later.password()).PasswordStep }));
const ConsentsStep = lazy(async () => ({ default: (await later.consents()).ConsentsStep }));

/** The first word typed anywhere on the page fetches the rest: the person is going to need it. */
function useLaterSteps(): () => void {
  const isAsked = useRef(false);
  return () => {
    if (isAsked.current) return;
    isAsked.current = true;
    for (const load of Object.values(later)) load().catch(() => undefined);
  };
}

export function RegistrationPage({ address }: { address: URL }) {
  const t = useTexts(registrationTexts);
  const resumed = useRegistration();
  const fetchLaterSteps = useLaterSteps();
  // Taken once: the address forgets it as soon as it has been heard.
  const [given, setGiven] = useState(() => address.searchParams.get('code'));
  const [back, setBack] = useState<'email' | 'person' | null>(null);
  const registration = resumed.query.data;
  // One step back where the server allows it; the answer of that step leads on again.
  const step = back ?? registration?.step ?? 'phone';
  const { number, count } = pageNumber(step);
  const moveTo: StepProps['onNext'] = (read) => {
    setBack(null);
    resumed.moveTo(read);
  };
  const turnBack: StepsProps['onBack'] = (to) => {
    setGiven(null);
    setBack(to);
  };
  return (
    <LightPage
      step={step}
      title={t.titles[step === 'finished' ? 'consents' : step]}
      section={t.title}
      lead={t.step(number, count)}
    >
      <Progress number={number} count={count} />
      <LoadState query={resumed.query} say={sayError} skeletonLines={4}>
        {() => (
          <Suspense fallback={<Skeleton lines={4} />}>
            <div onInput={fetchLaterSteps}>
              <Step
                key={step}
                step={step}
                given={given}
                resumed={{ ...resumed, moveTo }}
                onBack={turnBack}
              />
            </div>
          </Suspense>
        )}
      </LoadState>
      <AsideLine>
        {t.have} <Link href="/signin">{t.signIn}</Link>
      </AsideLine>
      {number > 1 ? (
        <Button kind="quiet" onClick={resumed.restart}>
          {t.restart}
        </Button>
      ) : null}
    </LightPage>
  );
}

/** How far it is, for the eye; the words stand in the head of the page. */
function Progress({ number, count }: { number: number; count: number }) {
  return (
    <div className={styles.progress} aria-hidden="true">
      {Array.from({ length: count }, (_, place) => (
        <span key={place} className={place < number ? styles.done : undefined} />
      ))}
    </div>
  );
}

interface StepsProps {
  step: string;
  /** The code of the letter's link. */
  given: string | null;
  resumed: Resumed;
  /** One step back, or no step back after all. */
  onBack: (step: 'email' | 'person' | null) => void;
}

function Step({ step, given, resumed, onBack }: StepsProps) {
  const t = useTexts(registrationTexts);
  const { moveTo, restart, onRefused } = resumed;
  const registration = resumed.query.data;
  if (!registration) return <PhoneStep onNext={moveTo} />;
  const props = { registration, onNext: moveTo, onRefused };
  switch (step) {
    case 'phone_code':
      return <CodeStep {...props} given={null} onChange={restart} />;
    case 'email':
      return registration.step === 'email' ? (
        <EmailStep {...props} />
      ) : (
        <EmailStep {...props} onCancel={() => onBack(null)} />
      );
    case 'email_code':
      return <CodeStep {...props} given={given} onChange={() => onBack('email')} />;
    case 'person':
      return <PersonStep {...props} />;
    case 'password':
      return (
        <>
          <PasswordStep {...props} />
          <Button kind="quiet" onClick={() => onBack('person')}>
            {t.changePerson}
          </Button>
        </>
      );
    default:
      return <ConsentsStep {...props} />;
  }
}
