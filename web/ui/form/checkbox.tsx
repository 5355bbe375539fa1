import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { Notes, ariaOf, fieldId } from './field.tsx';
import css from './form.module.css';

type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'type'> & {
  label: ReactNode;
  name: string;
  hint?: ReactNode;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
};

export function Checkbox({ label, name, hint, error, ...input }: CheckboxProps) {
  const id = input.id ?? fieldId(name);
  return (
    <div className={css.field}>
      <label className={css.choice} htmlFor={id}>
        <input {...input} {...ariaOf(id, { hint, error })} name={name} type="checkbox" />
        <span>{label}</span>
      </label>
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}
