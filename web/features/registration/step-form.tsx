// The frame of every step: summary of mistakes, fields, one primary action.
import type { ReactNode } from 'react';
import type { Registration } from '#contract/taxpayers';
import { useTexts } from '../../language.ts';
import { useErrorsInTitle } from '../../light/light-page.tsx';
import type { Submission } from '../../light/submission.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import styles from './registration.module.css';
import { registrationTexts } from './texts.ts';

export interface StepProps {
  registration: Registration;
  onNext: (registration: Registration) => void;
  /** The page takes a refusal upon itself when it answers true. */
  onRefused: (error: unknown) => boolean;
}

interface Props {
  submission: Submission;
  /** What the primary action does; «Продолжить» when nothing is said. */
  action?: string;
  /** Said while a long act goes on. */
  wait?: string;
  onSubmit: () => void;
  /** Stands under the primary action. */
  after?: ReactNode;
  children: ReactNode;
}

export function StepForm({ submission, action, wait, onSubmit, after, children }: Props) {
  const t = useTexts(registrationTexts);
  const { busy, tries, mistakes } = submission;
  useErrorsInTitle(mistakes.length > 0);
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
        <ErrorSummary errors={mistakes} focusKey={tries} />
        {children}
        <Button type="submit" wide busy={busy}>
          {action ?? t.next}
        </Button>
        {after}
        {wait === undefined ? null : <output className={styles.wait}>{busy ? wait : ''}</output>}
      </form>
    </Card>
  );
}
