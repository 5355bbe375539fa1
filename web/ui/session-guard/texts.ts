import { catalogue } from '../../language.ts';

export const guardTexts = catalogue(
  {
    title: 'Вы ещё здесь?',
    text: 'Скоро мы закроем сеанс, чтобы никто чужой не увидел ваши данные.',
    left: (time: string) => `Осталось ${time}`,
    kept: 'Всё, что вы ввели, сохранится.',
    stay: 'Остаться в системе',
    endedTitle: 'Сеанс завершён',
    endedText: 'Вас долго не было, и мы закрыли сеанс. Всё, что вы ввели, сохранено.',
    signIn: 'Войти снова',
  },
  {
    title: 'Are you still here?',
    text: 'The session will be closed soon, so that nobody else sees your data.',
    left: (time) => `${time} left`,
    kept: 'Everything you typed is kept.',
    stay: 'Stay signed in',
    endedTitle: 'The session is over',
    endedText: 'You were away for long, so the session was closed. Everything you typed is kept.',
    signIn: 'Sign in again',
  },
);
