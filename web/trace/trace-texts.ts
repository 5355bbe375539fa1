import { catalogue } from '../language.ts';

export const traceTexts = catalogue(
  {
    tree: 'Дерево расчёта',
    treeText: 'Каждая сумма раскрывается до сведений реестров и статей закона.',
    sum: 'Итого, целые рубли',
    sumPlain: 'Итого',
    doubtful: 'значение не подтверждено',
    asOf: (day: string) => `на ${day}`,
    checked: (day: string) => `проверено ${day}`,
    edition: (day: string) => `редакция на ${day}`,
  },
  {
    tree: 'The tree of the computation',
    treeText: 'Every sum opens down to the facts of registries and the articles of law.',
    sum: 'Total, whole roubles',
    sumPlain: 'Total',
    doubtful: 'value not confirmed',
    asOf: (day) => `on ${day}`,
    checked: (day) => `checked on ${day}`,
    edition: (day) => `wording of ${day}`,
  },
);
