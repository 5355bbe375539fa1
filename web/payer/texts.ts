import { catalogue } from '../language.ts';

export const payerTexts = catalogue(
  {
    find: 'Найти налогоплательщика',
    inn: 'ИНН',
    innHint: '12 цифр',
    badInn: 'Введите ИНН физического лица: 12 цифр',
    search: 'Найти',
    payer: (name: string) => `Налогоплательщик: ${name}`,
    documentNumber: 'Номер документа',
    documentOn: 'Дата документа',
    note: 'Пояснение',
    noteHint: 'Его увидит налогоплательщик',
    faults: {
      number: 'Введите номер документа, до 100 знаков',
      day: 'Введите день цифрами: дд.мм.гггг',
      long: 'Пояснение длиннее 1000 знаков',
    },
  },
  {
    find: 'Find the taxpayer',
    inn: 'Taxpayer number',
    innHint: '12 digits',
    badInn: 'Enter the number of a person: 12 digits',
    search: 'Find',
    payer: (name) => `Taxpayer: ${name}`,
    documentNumber: 'Number of the document',
    documentOn: 'Day of the document',
    note: 'Explanation',
    noteHint: 'The taxpayer will see it',
    faults: {
      number: 'Enter the number of the document, up to 100 signs',
      day: 'Enter the day in figures: dd.mm.yyyy',
      long: 'The explanation has more than 1000 signs',
    },
  },
);
