// Two texts, two ticks, none of them given beforehand (152-ФЗ art. 9).
import { useEffect, useState } from 'react';
import { useTexts } from '../../language.ts';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import { Checkbox } from '../../ui/form/checkbox.tsx';
import type { StepProps } from './contact-steps.tsx';
import type { LegalText } from './registration.ts';
import { giveConsents, readLegalText } from './registration.ts';
import styles from './registration.module.css';
import { StepForm } from './step-form.tsx';
import { useSubmission } from './submission.ts';
import { registrationTexts } from './texts.ts';

export function ConsentsStep({ registration, onNext }: StepProps) {
  const t = useTexts(registrationTexts);
  const [agreement, setAgreement] = useState(false);
  const [personalData, setPersonalData] = useState(false);
  const submission = useSubmission();
  const submit = () => {
    const missing = [
      ...(agreement ? [] : [{ field: 'agreement', text: t.agreementMissing }]),
      ...(personalData ? [] : [{ field: 'personalData', text: t.personalDataMissing }]),
    ];
    submission.run(missing, async () => {
      onNext(await giveConsents(registration.registrationId, { agreement, personalData }));
    });
  };
  return (
    <StepForm submission={submission} action={t.open} onSubmit={submit}>
      <Text kind="agreement" />
      <Checkbox
        label={t.agreement}
        name="agreement"
        checked={agreement}
        onChange={(event) => setAgreement(event.target.checked)}
        {...submission.of('agreement')}
      />
      <Text kind="personal_data" />
      <Checkbox
        label={t.personalData}
        name="personalData"
        checked={personalData}
        onChange={(event) => setPersonalData(event.target.checked)}
        {...submission.of('personalData')}
      />
    </StepForm>
  );
}

function Text({ kind }: { kind: LegalText['kind'] }) {
  const t = useTexts(registrationTexts);
  const [text, setText] = useState<LegalText | null>(null);
  useEffect(() => {
    let gone = false;
    void readLegalText(kind).then(
      (read) => gone || setText(read),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [kind]);
  if (text === null) return <p className={styles.note}>{t.loading}</p>;
  return (
    <Disclosure summary={t.read(text.title)}>
      {text.paragraphs.map((paragraph) => (
        <p key={paragraph} lang="ru">
          {paragraph}
        </p>
      ))}
      <p className={styles.note}>{t.version(text.version)}</p>
    </Disclosure>
  );
}
