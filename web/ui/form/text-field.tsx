import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from '../classes.ts';
import { Field, type FieldLook, fieldId } from './field.tsx';
import css from './form.module.css';

export type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'width'> &
  FieldLook & {
    name: string;
    ref?: Ref<HTMLInputElement>;
    width?: 'full' | 'medium' | 'short';
    /** Stands under the control: strength of a password, the day in words. */
    after?: ReactNode;
    /** Stands inside the control at its end: «₽», a button. */
    inside?: ReactNode;
  };

export function TextField(props: TextFieldProps) {
  const {
    label,
    hint,
    error,
    optional,
    width = 'full',
    after,
    inside,
    className,
    ...input
  } = props;
  const id = input.id ?? fieldId(input.name);
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      {(aria) => (
        <>
          <span className={classes(css.box, css[width])}>
            <input
              type="text"
              {...input}
              {...aria}
              className={classes(css.input, inside !== undefined && css.withInside, className)}
            />
            {inside === undefined ? null : <span className={css.inside}>{inside}</span>}
          </span>
          {after}
        </>
      )}
    </Field>
  );
}
