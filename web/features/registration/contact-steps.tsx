// Phone and mail: the contact, then the code that came to it.
import { useEffect, useState } from 'react';
import type { Registration } from '#contract/taxpayers';
import { parseEmail } from '#primitives/identifiers/email';
import { parsePhone } from '#primitives/identifiers/phone';
import { useTexts } from '../../language.ts';
import { Button } from '../../ui/button/button.tsx';
import { CodeInput } from '../../ui/form/code-input.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import {
  begin,
  confirmEmail,
  confirmPhone,
  giveEmail,
  readRegistration,
  rememberRegistration,
  resendEmailCode,
  resendPhoneCode,
} from './registration.ts';
import styles from './registration.module.css';
import { StepForm } from './step-form.tsx';
import { useSubmission } from './submission.ts';
import { registrationTexts } from './texts.ts';

export interface StepProps {
  registration: Registration;
  onNext: (registration: Registration) => void;
}

export function PhoneStep({ onNext }: Pick<StepProps, 'onNext'>) {
  const t = useTexts(registrationTexts);
  const [phone, setPhone] = useState('');
  const submission = useSubmission();
  const submit = () => {
    const text = phone.trim() === '' ? t.phoneMissing : t.phoneWrong;
    const missing = parsePhone(phone).ok ? [] : [{ field: 'phone', text }];
    submission.run(missing, async () => {
      const { registrationId } = await begin(phone);
      rememberRegistration(registrationId);
      onNext(await readRegistration(registrationId));
    });
  };
  return (
    <StepForm submission={submission} action={t.next} onSubmit={submit}>
      <TextField
        label={t.phone}
        name="phone"
        hint={t.phoneHint}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
        {...submission.of('phone')}
      />
    </StepForm>
  );
}

export function EmailStep({ registration, onNext }: StepProps) {
  const t = useTexts(registrationTexts);
  const [email, setEmail] = useState('');
  const submission = useSubmission();
  const submit = () => {
    const text = email.trim() === '' ? t.emailMissing : t.emailWrong;
    const missing = parseEmail(email).ok ? [] : [{ field: 'email', text }];
    submission.run(missing, async () => {
      onNext(await giveEmail(registration.registrationId, { email: email.trim() }));
    });
  };
  return (
    <StepForm submission={submission} action={t.next} onSubmit={submit}>
      <TextField
        label={t.email}
        name="email"
        hint={t.emailHint}
        type="email"
        inputMode="email"
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        {...submission.of('email')}
      />
    </StepForm>
  );
}

/** One code for one contact; a code that came in the letter's link is sent by itself. */
export function CodeStep({ registration, onNext, given }: StepProps & { given: string | null }) {
  const t = useTexts(registrationTexts);
  const isPhone = registration.step === 'phone_code';
  const [code, setCode] = useState(isPhone ? '' : (given ?? ''));
  const submission = useSubmission();
  const send = (value: string) =>
    submission.run([], async () => {
      const confirm = isPhone ? confirmPhone : confirmEmail;
      onNext(await confirm(registration.registrationId, { code: value }));
    });
  const [mistake] = submission.mistakes;
  return (
    <StepForm submission={submission} action={t.next} onSubmit={() => send(code)}>
      <p>
        {isPhone
          ? t.codeSentPhone(registration.phoneMasked)
          : t.codeSentEmail(registration.emailMasked ?? '')}
      </p>
      <CodeInput
        label={t.code}
        length={6}
        value={code}
        onValue={setCode}
        onComplete={send}
        busy={submission.busy}
        {...(mistake === undefined ? {} : { error: mistake.text })}
      />
      <Resend registration={registration} onNext={onNext} />
    </StepForm>
  );
}

function Resend({ registration, onNext }: StepProps) {
  const t = useTexts(registrationTexts);
  const [left, setLeft] = useState(registration.resendAfterS);
  const submission = useSubmission();
  useEffect(() => {
    const began = Date.now();
    const show = () => {
      const passed = (Date.now() - began) / 1000;
      setLeft(Math.max(0, Math.ceil(registration.resendAfterS - passed)));
    };
    show();
    const timer = setInterval(show, 1000);
    return () => clearInterval(timer);
  }, [registration]);
  if (left > 0) return <p className={styles.note}>{t.resendIn(left)}</p>;
  const resend = registration.step === 'phone_code' ? resendPhoneCode : resendEmailCode;
  const ask = () =>
    submission.run([], async () => onNext(await resend(registration.registrationId, {})));
  return (
    <Button kind="secondary" busy={submission.busy} onClick={ask}>
      {t.resend}
    </Button>
  );
}
