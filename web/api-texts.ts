import { catalogue } from './language.ts';

export const apiTexts = catalogue(
  {
    unreachable: 'Нет связи с сервером. Проверьте подключение и повторите.',
    unknown: 'Не получилось выполнить запрос. Повторите через минуту.',
    code: (code: string) => `Код для поддержки: ${code}.`,
  },
  {
    unreachable: 'The server cannot be reached. Check your connection and try again.',
    unknown: 'The request did not succeed. Try again in a minute.',
    code: (code) => `Code for support: ${code}.`,
  },
);
