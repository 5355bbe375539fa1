// One act of a form: what is missing, what the server refused, at which field, how often it was
// tried. For the forms of the light pages, which do without a form library.
import { useState } from 'react';
import { fieldErrors, sayError } from '../api.ts';

export interface Mistake {
  field?: string;
  text: string;
}

export interface Submission {
  busy: boolean;
  /** Grows with every attempt, so that the same mistakes are said again. */
  tries: number;
  mistakes: readonly Mistake[];
  /** What the last attempt ended with; null when it succeeded or was not sent. */
  refused: unknown;
  /** The mistake of a field as props of its control. */
  of: (field: string) => { error?: string };
  /** The field is being mended: its mistake has had its say. */
  forget: (field: string) => void;
  /** Shows what is missing, else runs the act; what it refuses stands at its field. */
  run: (missing: readonly Mistake[], act: () => Promise<void>) => void;
}

function mistakesOf(error: unknown): Mistake[] {
  const byField = Object.entries(fieldErrors(error)).map(([field, text]) => ({ field, text }));
  return byField.length > 0 ? byField : [{ text: sayError(error) }];
}

/** `onRefused` may take a refusal upon itself by answering true; then no mistake is shown. */
export function useSubmission(onRefused?: (error: unknown) => boolean): Submission {
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const [refused, setRefused] = useState<unknown>(null);
  const run: Submission['run'] = (missing, act) => {
    if (busy) return;
    setTries((count) => count + 1);
    setMistakes(missing);
    setRefused(null);
    if (missing.length > 0) return;
    setBusy(true);
    act().then(
      () => setBusy(false),
      (error: unknown) => {
        setBusy(false);
        if (onRefused?.(error) === true) return;
        setRefused(error);
        setMistakes(mistakesOf(error));
      },
    );
  };
  const of = (field: string) => {
    const text = mistakes.find((one) => one.field === field)?.text;
    return text === undefined ? {} : { error: text };
  };
  const forget = (field: string) =>
    setMistakes((before) =>
      before.some((one) => one.field === field)
        ? before.filter((one) => one.field !== field)
        : before,
    );
  return { busy, tries, mistakes, refused, of, forget, run };
}
