// Two texts, two ticks, none of them given beforehand (152-ФЗ art. 9).
import { useCallback, useEffect, useState } from 'react';
import { sayError } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { useSubmission } from '../../light/submission.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import { Checkbox } from '../../ui/form/checkbox.tsx';
import { Skeleton } from '../../ui/skeleton/skeleton.tsx';
import type { LegalText } from './registration.ts';
import { giveConsents, readLegalText } from './registration.ts';
import styles from './registration.module.css';
import { type StepProps, StepForm } from './step-form.tsx';
import { consentsTexts } from './consents-texts.ts';

export function ConsentsStep({ registration, onNext, onRefused }: StepProps) {
  const t = useTexts(consentsTexts);
  const [given, setGiven] = useState({ agreement: false, personalData: false });
  const submission = useSubmission(onRefused);
  const submit = () => {
    const missing = [
      ...(given.agreement ? [] : [{ field: 'agreement', text: t.agreementMissing }]),
      ...(given.personalData ? [] : [{ field: 'personalData', text: t.personalDataMissing }]),
    ];
    submission.run(missing, async () =>
      onNext(await giveConsents(registration.registrationId, given)),
    );
  };
  const control = (name: keyof typeof given) => ({
    name,
    checked: given[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      submission.forget(name);
      setGiven({ ...given, [name]: event.target.checked });
    },
    ...submission.of(name),
  });
  return (
    <StepForm submission={submission} action={t.open} wait={t.opening} onSubmit={submit}>
      <div className={styles.consent}>
        <Text kind="agreement" />
        <Checkbox label={t.agreement} {...control('agreement')} />
      </div>
      <div className={styles.consent}>
        <Text kind="personal_data" />
        <Checkbox label={t.personalData} {...control('personalData')} />
      </div>
    </StepForm>
  );
}

function useLegalText(kind: LegalText['kind']) {
  const [text, setText] = useState<LegalText | null>(null);
  const [error, setError] = useState<unknown>(null);
  const read = useCallback(
    () =>
      readLegalText(kind).then((found) => {
        setText(found);
        setError(null);
        return undefined;
      }, setError),
    [kind],
  );
  useEffect(() => void read(), [read]);
  return { text, error, read };
}

function Text({ kind }: { kind: LegalText['kind'] }) {
  const t = useTexts(consentsTexts);
  const { text, error, read } = useLegalText(kind);
  if (text !== null) {
    return (
      <Disclosure summary={t.read(text.title)}>
        <div className={styles.law} lang="ru">
          {text.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <p className={styles.note}>{t.version(text.version)}</p>
      </Disclosure>
    );
  }
  if (error === null) return <Skeleton lines={1} />;
  const again = (
    <Button kind="secondary" compact onClick={() => void read()}>
      {t.readAgain}
    </Button>
  );
  return (
    <Alert tone="bad" live="alert" title={t.textFailed} action={again}>
      {sayError(error)}
    </Alert>
  );
}
