// A label, a hint, an error and the ids that tie them to the control.
import type { ReactNode } from 'react';
import { useTexts } from '../../language.ts';
import { CircleAlert, Icon } from '../icon/icon.tsx';
import { kitTexts } from '../texts.ts';
import css from './form.module.css';

export interface FieldLook {
  label: ReactNode;
  hint?: ReactNode | undefined;
  error?: string | undefined;
  optional?: boolean | undefined;
}
export interface ControlAria {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}
type FieldProps = FieldLook & { id: string; children: (aria: ControlAria) => ReactNode };

/** The id of the control with this name; the error summary links to it. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

export function ariaOf(id: string, look: Pick<FieldLook, 'hint' | 'error'>): ControlAria {
  const described = [
    look.hint === undefined ? '' : `${id}-hint`,
    look.error === undefined ? '' : `${id}-error`,
  ];
  return {
    id,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    'aria-invalid': look.error === undefined ? undefined : true,
  };
}

export function Notes({ id, hint, error }: { id: string } & Pick<FieldLook, 'hint' | 'error'>) {
  return (
    <>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className={css.error}>
          <Icon of={CircleAlert} size={18} />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}

export function Field({ id, label, hint, error, optional, children }: FieldProps) {
  const t = useTexts(kitTexts);
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
        {optional === true ? <span className={css.optional}> ({t.optional})</span> : null}
      </label>
      <Notes id={id} hint={hint} error={error} />
      {children(ariaOf(id, { hint, error }))}
    </div>
  );
}
