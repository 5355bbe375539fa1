import { catalogue } from '../../language.ts';

export const paperTexts = catalogue(
  {
    receipt: 'Чек',
    numbered: (number: string) => `Чек № ${number}`,
    inn: (inn: string) => `ИНН ${inn}`,
    unnamed: 'Товар или услуга',
    total: 'Итого',
    regime: 'Режим: налог на профессиональный доход',
    buyer: 'Покупатель',
  },
  {
    receipt: 'Receipt',
    numbered: (number) => `Receipt № ${number}`,
    inn: (inn) => `INN ${inn}`,
    unnamed: 'Goods or service',
    total: 'Total',
    regime: 'Regime: tax on professional income',
    buyer: 'Buyer',
  },
);
