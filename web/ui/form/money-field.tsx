// Roubles as people type them, kept as text; on blur they are written the way we print them.
import { type Kopecks, parseMoney } from '#primitives/money';
import { moneyText } from './money-text.ts';
import { TextField, type TextFieldProps } from './text-field.tsx';

type MoneyFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'type' | 'inside'> & {
  value: string;
  onValue: (text: string) => void;
  /** The sum the text means, or null when it means none; called on every change. */
  onKopecks?: (amount: Kopecks | null) => void;
};

export function MoneyField({ value, onValue, onKopecks, ...rest }: MoneyFieldProps) {
  return (
    <TextField
      inputMode="decimal"
      autoComplete="off"
      width="medium"
      {...rest}
      value={value}
      inside={<span aria-hidden="true">₽</span>}
      onChange={(event) => {
        const read = parseMoney(event.target.value);
        onValue(event.target.value);
        onKopecks?.(read.ok ? read.value : null);
      }}
      onBlur={(event) => {
        const read = parseMoney(value);
        if (read.ok) onValue(moneyText(read.value));
        rest.onBlur?.(event);
      }}
    />
  );
}
