import { catalogue } from '../language.ts';

export const settlementTexts = catalogue(
  {
    rule: 'Сначала недоимка, затем налоги, срок которых настал, потом пени, проценты и штрафы.',
    within: 'Внутри одной очереди первым идёт более ранний срок.',
    counted: (day: string) => `учтено ${day}`,
    due: (day: string) => `срок ${day}`,
  },
  {
    rule: 'Arrears come first, then taxes on their due day, then penalties, interest and fines.',
    within: 'Within one place the earlier due day comes first.',
    counted: (day) => `counts from ${day}`,
    due: (day) => `due ${day}`,
  },
);
