// Registration (ID-1): five pages, resumable after a reload and from the letter's link.
import { useEffect, useState } from 'react';
import type { Registration } from '#contract/taxpayers';
import { useTexts, useTitle } from '../../language.ts';
import { Button } from '../../ui/button/button.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { PlainShell } from '../../ui/shell/plain-shell.tsx';
import { Skeleton } from '../../ui/skeleton/skeleton.tsx';
import { ConsentsStep } from './consents-step.tsx';
import { CodeStep, EmailStep, PhoneStep } from './contact-steps.tsx';
import { PasswordStep } from './password-step.tsx';
import { PersonStep } from './person-step.tsx';
import {
  isStep,
  pageNumber,
  readRegistration,
  rememberRegistration,
  rememberedRegistration,
} from './registration.ts';
import { registrationTexts } from './texts.ts';

/** undefined: not known yet; null: begins anew. */
function useRegistration(address: URL) {
  const [registration, setRegistration] = useState<Registration | null | undefined>(undefined);
  const remembered = rememberedRegistration(address);
  useEffect(() => {
    let gone = false;
    const known = remembered === null ? Promise.resolve(null) : readRegistration(remembered);
    void known.then(
      (read) => gone || setRegistration(read),
      // Forgotten or finished elsewhere: the person begins anew.
      () => gone || setRegistration(null),
    );
    return () => {
      gone = true;
    };
  }, [remembered]);
  const next = (read: Registration) => {
    if (read.step === 'finished') {
      rememberRegistration(null);
      location.assign(read.redirectTo ?? '/signin');
      return;
    }
    rememberRegistration(read.registrationId);
    setRegistration(read);
  };
  const restart = () => {
    rememberRegistration(null);
    setRegistration(null);
  };
  return { registration, next, restart };
}

export function RegistrationPage({ address }: { address: URL }) {
  const t = useTexts(registrationTexts);
  const { registration, next, restart } = useRegistration(address);
  const step = registration?.step ?? 'phone';
  const { number, count } = pageNumber(step);
  useTitle([t.step(number, count), t.title]);
  return (
    <PlainShell narrow>
      <PageHead title={t.title} lead={t.step(number, count)} />
      {registration === undefined ? (
        <Skeleton lines={4} />
      ) : (
        <Step
          key={step}
          registration={registration}
          onNext={next}
          given={address.searchParams.get('code')}
        />
      )}
      {registration && isStep(step) && (
        <Button kind="quiet" onClick={restart}>
          {t.back}
        </Button>
      )}
      <p>
        {t.have} <Link href="/signin">{t.signIn}</Link>
      </p>
    </PlainShell>
  );
}

interface StepProps {
  registration: Registration | null;
  onNext: (registration: Registration) => void;
  given: string | null;
}

function Step({ registration, onNext, given }: StepProps) {
  if (registration === null) return <PhoneStep onNext={onNext} />;
  const props = { registration, onNext };
  switch (registration.step) {
    case 'phone_code':
    case 'email_code':
      return <CodeStep {...props} given={given} />;
    case 'email':
      return <EmailStep {...props} />;
    case 'person':
      return <PersonStep {...props} />;
    case 'password':
      return <PasswordStep {...props} />;
    case 'consents':
      return <ConsentsStep {...props} />;
    default:
      return <PhoneStep onNext={onNext} />;
  }
}
