import { catalogue, plural } from '../language.ts';

export const lightTexts = catalogue(
  {
    calculators: 'Калькуляторы',
    check: 'Проверить квитанцию',
    code: 'Код подтверждения',
    codeShort: (length: number) => `Код — это ${length} цифр.`,
    codeHint: (length: number) =>
      `${length} цифр из сообщения. Отправится сам после последней цифры.`,
    confirm: 'Подтвердить',
    resendIn: (seconds: number) =>
      `Отправить код ещё раз можно через ${seconds}\u00a0${plural(seconds, {
        one: 'секунду',
        few: 'секунды',
        many: 'секунд',
        other: 'секунды',
      })}.`,
    resend: 'Отправить код ещё раз',
    resent: 'Новый код отправлен.',
    standInbox: 'Код пришёл на страницу стенда',
    newWindow: 'откроется в новой вкладке',
  },
  {
    calculators: 'Calculators',
    check: 'Check a receipt',
    code: 'Confirmation code',
    codeShort: (length) => `The code has ${length} digits.`,
    codeHint: (length) => `${length} digits of the message. Sent by itself after the last one.`,
    confirm: 'Confirm',
    resendIn: (seconds) =>
      `You can ask for another code in ${seconds}\u00a0${plural(seconds, {
        one: 'second',
        other: 'seconds',
      })}.`,
    resend: 'Send another code',
    resent: 'A new code was sent.',
    standInbox: 'The code came to the stand’s page',
    newWindow: 'opens in a new tab',
  },
);
