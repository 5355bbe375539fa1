import { catalogue } from '../language.ts';

export const confirmationTexts = catalogue(
  {
    title: 'Подтвердите, что это вы',
    sentTo: (phone: string) => `Вы вошли давно. Мы отправили код на ${phone}.`,
    giveUp: 'Отменить',
  },
  {
    title: 'Confirm that it is you',
    sentTo: (phone) => `You signed in a while ago. We sent a code to ${phone}.`,
    giveUp: 'Cancel',
  },
);
