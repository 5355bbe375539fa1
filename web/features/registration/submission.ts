// One act of a step: what is missing, what the server refused, at which field, how often it was tried.
import { useState } from 'react';
import { fieldErrors, sayError } from '../../api.ts';

export interface Mistake {
  field?: string;
  text: string;
}

export interface Submission {
  busy: boolean;
  tries: number;
  mistakes: readonly Mistake[];
  /** The mistake of a field as props of its control. */
  of: (field: string) => { error?: string };
  /** Shows what is missing, else runs the act; what it refuses stands at its field. */
  run: (missing: readonly Mistake[], act: () => Promise<void>) => void;
}

function mistakesOf(error: unknown): Mistake[] {
  const byField = Object.entries(fieldErrors(error)).map(([field, text]) => ({ field, text }));
  return byField.length > 0 ? byField : [{ text: sayError(error) }];
}

export function useSubmission(): Submission {
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const run: Submission['run'] = (missing, act) => {
    setTries((count) => count + 1);
    setMistakes(missing);
    if (missing.length > 0 || busy) return;
    setBusy(true);
    act().then(
      () => setBusy(false),
      (error: unknown) => {
        setMistakes(mistakesOf(error));
        setBusy(false);
      },
    );
  };
  const of = (field: string) => {
    const text = mistakes.find((one) => one.field === field)?.text;
    return text === undefined ? {} : { error: text };
  };
  return { busy, tries, mistakes, of, run };
}
