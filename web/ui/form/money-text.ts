import { type Kopecks, formatMoney } from '#primitives/money';

/** «1 248,50» without the sign, which stands in the control itself. */
export function moneyText(amount: Kopecks): string {
  return formatMoney(amount, { whole: true }).slice(0, -2);
}
