// The frame of every step: summary of mistakes, fields, one primary action.
import type { ReactNode } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import styles from './registration.module.css';
import type { Submission } from './submission.ts';

interface Props {
  submission: Submission;
  action: string;
  onSubmit: () => void;
  children: ReactNode;
}

export function StepForm({ submission, action, onSubmit, children }: Props) {
  const { busy, tries, mistakes } = submission;
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
        {mistakes.length > 0 && <ErrorSummary errors={[...mistakes]} focusKey={tries} />}
        {children}
        <Button type="submit" wide busy={busy}>
          {action}
        </Button>
      </form>
    </Card>
  );
}
