import { useTexts } from '../../language.ts';
import { Button } from '../button/button.tsx';
import { classes } from '../classes.ts';
import { Sheet } from '../dialog/dialog.tsx';
import { Checkbox } from '../form/checkbox.tsx';
import css from './display-settings.module.css';
import { SCHEMES, STEPS, TEXT_SIZES, USUAL, changeDisplay, useDisplay } from './display.ts';
import { displayTexts } from './texts.ts';

interface StepsProps<T> {
  legend: string;
  name: string;
  value: T;
  options: readonly { value: T; label: string; swatch?: string }[];
  onValue: (value: T) => void;
}

function Steps<T extends string | number>(props: StepsProps<T>) {
  const { legend, name, value, options, onValue } = props;
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{legend}</legend>
      <div className={css.steps}>
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(css.step, option.value === value && css.chosen)}
            data-swatch={option.swatch}
          >
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onValue(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function DisplayPanel({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(displayTexts);
  const now = useDisplay();
  const steps = STEPS.map((value) => ({ value, label: t.steps[value] ?? '' }));
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t.title}
      footer={
        <Button kind="secondary" onClick={() => changeDisplay(USUAL)}>
          {t.reset}
        </Button>
      }
    >
      <p className={css.saved}>{t.saved}</p>
      <Steps
        legend={t.text}
        name="display-text"
        value={now.text}
        options={TEXT_SIZES.map((value) => ({ value, label: t.percent(value) }))}
        onValue={(text) => changeDisplay({ text })}
      />
      <Steps
        legend={t.scheme}
        name="display-scheme"
        value={now.scheme}
        options={SCHEMES.map((value) => ({ value, label: t.schemes[value], swatch: value }))}
        onValue={(scheme) => changeDisplay({ scheme })}
      />
      <Steps
        legend={t.font}
        name="display-font"
        value={now.font}
        options={(['sans', 'serif'] as const).map((value) => ({ value, label: t.fonts[value] }))}
        onValue={(font) => changeDisplay({ font })}
      />
      <Steps
        legend={t.letter}
        name="display-letter"
        value={now.letter}
        options={steps}
        onValue={(letter) => changeDisplay({ letter })}
      />
      <Steps
        legend={t.line}
        name="display-line"
        value={now.line}
        options={steps}
        onValue={(line) => changeDisplay({ line })}
      />
      <div>
        <Checkbox
          name="display-images"
          label={t.images}
          checked={now.images}
          onChange={(event) => changeDisplay({ images: event.target.checked })}
        />
        <Checkbox
          name="display-motion"
          label={t.motion}
          checked={now.motion}
          onChange={(event) => changeDisplay({ motion: event.target.checked })}
        />
      </div>
    </Sheet>
  );
}
