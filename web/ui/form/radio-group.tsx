import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import { Icon, type LucideIcon } from '../icon/icon.tsx';
import { Notes, fieldId } from './field.tsx';
import css from './form.module.css';

interface RadioOption {
  value: string;
  label: string;
  hint?: ReactNode;
  icon?: LucideIcon;
}
interface RadioGroupProps {
  legend: string;
  name: string;
  value: string;
  onValue: (value: string) => void;
  options: readonly RadioOption[];
  error?: string | undefined;
}

export function RadioGroup({ legend, name, value, onValue, options, error }: RadioGroupProps) {
  const id = fieldId(name);
  return (
    <fieldset
      className={css.field}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend className={css.label}>{legend}</legend>
      <Notes id={id} error={error} />
      <div className={css.options}>
        {options.map((option, place) => {
          const chosen = option.value === value;
          return (
            <label key={option.value} className={classes(css.option, chosen && css.chosen)}>
              <input
                id={place === 0 ? id : undefined}
                type="radio"
                name={name}
                value={option.value}
                checked={chosen}
                onChange={() => onValue(option.value)}
              />
              <span className={css.optionText}>
                <span>{option.label}</span>
                {option.hint === undefined ? null : (
                  <span className={css.optionHint}>{option.hint}</span>
                )}
              </span>
              {option.icon === undefined ? null : <Icon of={option.icon} size={22} />}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
