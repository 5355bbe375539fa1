// Roubles as people type them, kept as text; on blur they are written the way we print them.
import { type Kopecks, formatMoney, parseMoney } from '#primitives/money';
import { TextField, type TextFieldProps } from './text-field.tsx';

type MoneyFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'type' | 'inside'> & {
  value: string;
  onValue: (text: string) => void;
  /** The sum the text means, or null when it means none; called on every change. */
  onKopecks?: (amount: Kopecks | null) => void;
};

/** «1 248,50» without the sign, which stands in the control. */
export function moneyText(amount: Kopecks): string {
  return formatMoney(amount, { whole: true }).slice(0, -2);
}

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
