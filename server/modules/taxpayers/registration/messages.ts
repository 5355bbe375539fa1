// Letters and text messages of a registration. Russian, like everything that leaves us before the
// person has chosen a language.

interface Message {
  subject: string;
  text: string;
}

export const phoneCode = (code: string): Message => ({
  subject: 'Код подтверждения',
  text: `Код для регистрации в кабинете: ${code}. Никому его не сообщайте.`,
});

export const emailCode = (code: string, link: string): Message => ({
  subject: 'Подтвердите почту для кабинета налогоплательщика',
  text: [
    `Код подтверждения: ${code}`,
    '',
    'Введите его на странице регистрации или откройте ссылку:',
    link,
    '',
    'Код действует 30 минут. Если вы не регистрировались, ничего делать не нужно.',
  ].join('\n'),
});

/** To the owner of a phone or an address that has an account already. */
export const alreadyRegistered = (signInLink: string): Message => ({
  subject: 'У вас уже есть кабинет налогоплательщика',
  text:
    `У вас уже есть кабинет: войдите на ${signInLink}. ` +
    'Если вы сейчас не регистрировались, ничего делать не нужно.',
});

/**
 * To the owner of an account when somebody went through a registration with the same person's
 * data.
 */
export const registeredAgain = (signInLink: string): Message => ({
  subject: 'Попытка второй регистрации на ваше имя',
  text:
    'Кто-то прошёл регистрацию с вашими паспортными данными и другим телефоном. Второй кабинет ' +
    `не открыт. Если это были вы, войдите в прежний: ${signInLink}. Если нет, смените пароль.`,
});
