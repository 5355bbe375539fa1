// Phone and mail: where a code will be sent.
import { useState } from 'react';
import { parseEmail } from '#primitives/identifiers/email';
import { formatPhone, parsePhone } from '#primitives/identifiers/phone';
import { useTexts } from '../../language.ts';
import { useSubmission } from '../../light/submission.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { begin, giveEmail, readRegistration, rememberRegistration } from './registration.ts';
import { type StepProps, StepForm } from './step-form.tsx';
import { registrationTexts } from './texts.ts';

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
    <StepForm submission={submission} onSubmit={submit}>
      <TextField
        label={t.phone}
        name="phone"
        hint={t.phoneHint}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        width="medium"
        value={phone}
        onChange={(event) => {
          submission.forget('phone');
          setPhone(event.target.value);
        }}
        onBlur={() => {
          const read = parsePhone(phone);
          if (read.ok) setPhone(formatPhone(read.value));
        }}
        {...submission.of('phone')}
      />
    </StepForm>
  );
}

interface EmailStepProps extends StepProps {
  /** Back to the code of the address given before, when there is one. */
  onCancel?: () => void;
}

export function EmailStep({ registration, onNext, onRefused, onCancel }: EmailStepProps) {
  const t = useTexts(registrationTexts);
  const [email, setEmail] = useState('');
  const submission = useSubmission(onRefused);
  const submit = () => {
    const text = email.trim() === '' ? t.emailMissing : t.emailWrong;
    const missing = parseEmail(email).ok ? [] : [{ field: 'email', text }];
    submission.run(missing, async () =>
      onNext(await giveEmail(registration.registrationId, { email: email.trim() })),
    );
  };
  const cancel = (
    <Button kind="secondary" wide onClick={onCancel}>
      {t.backToCode}
    </Button>
  );
  return (
    <StepForm
      submission={submission}

      onSubmit={submit}
      after={onCancel === undefined ? null : cancel}
    >
      <TextField
        label={t.email}
        name="email"
        hint={t.emailHint}
        type="email"
        inputMode="email"
        autoComplete="email"
        value={email}
        onChange={(event) => {
          submission.forget('email');
          setEmail(event.target.value);
        }}
        {...submission.of('email')}
      />
    </StepForm>
  );
}
