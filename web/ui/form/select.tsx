import type { Ref, SelectHTMLAttributes } from 'react';
import { ChevronDown, Icon } from '../icon/icon.tsx';
import { classes } from '../classes.ts';
import { Field, type FieldLook, fieldId } from './field.tsx';
import css from './form.module.css';

type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name'> &
  FieldLook & {
    name: string;
    options: readonly { value: string; label: string }[];
    ref?: Ref<HTMLSelectElement>;
  };

export function Select({ label, hint, error, optional, options, ...select }: SelectProps) {
  const id = select.id ?? fieldId(select.name);
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      {(aria) => (
        <span className={css.box}>
          <select {...select} {...aria} className={classes(css.input, css.select)}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <span className={css.arrow}>
            <Icon of={ChevronDown} />
          </span>
        </span>
      )}
    </Field>
  );
}
