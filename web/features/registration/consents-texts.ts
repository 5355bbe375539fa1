import { catalogue } from '../../language.ts';

export const consentsTexts = catalogue(
  {
    agreement: 'Принимаю пользовательское соглашение',
    personalData: 'Даю согласие на обработку персональных данных',
    read: (title: string) => `Прочитать: ${title}`,
    readAgain: 'Загрузить текст ещё раз',
    textFailed: 'Текст не загрузился',
    agreementMissing: 'Без соглашения кабинет открыть нельзя.',
    personalDataMissing: 'Без согласия кабинет открыть нельзя.',
    version: (version: string) => `Версия ${version}`,
    open: 'Открыть кабинет',
    opening: 'Открываем кабинет.',
  },
  {
    agreement: 'I accept the user agreement',
    personalData: 'I consent to the processing of my personal data',
    read: (title) => `Read: ${title}`,
    readAgain: 'Load the text again',
    textFailed: 'The text did not load',
    agreementMissing: 'Without the agreement the account cannot be opened.',
    personalDataMissing: 'Without the consent the account cannot be opened.',
    version: (version) => `Version ${version}`,
    open: 'Open the account',
    opening: 'Opening your account.',
  },
);
