import { catalogue } from '../language.ts';

export const idTexts = catalogue(
  {
    unopened: 'Страница не открылась',
    unopenedLead: 'Не пришла часть страницы. Проверьте подключение и откройте её ещё раз.',
    reload: 'Открыть ещё раз',
  },
  {
    unopened: 'The page did not open',
    unopenedLead: 'A part of the page did not come. Check your connection and open it again.',
    reload: 'Open again',
  },
);
