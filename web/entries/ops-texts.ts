import { catalogue } from '../language.ts';

export const opsTexts = catalogue(
  {
    office: 'Рабочее место',
    alerts: 'Сигналы',
    cabinet: 'Мой кабинет',
    signOut: 'Выйти',
    strangerTitle: 'Это рабочее место сотрудников',
    strangerText: 'У вас нет доступа. Ваши налоги и платежи — в кабинете.',
    toCabinet: 'В кабинет',
    emptyTitle: 'Здесь пока ничего нет',
    emptyText: 'Для вашей роли работы на этом месте ещё нет.',
    absentTitle: 'Такой страницы нет',
    absentText: 'Возможно, ссылка устарела или в ней опечатка.',
    toAlerts: 'К сигналам',
  },
  {
    office: 'Back office',
    alerts: 'Alerts',
    cabinet: 'My cabinet',
    signOut: 'Sign out',
    strangerTitle: 'This is the place of the staff',
    strangerText: 'You have no access. Your taxes and payments are in the cabinet.',
    toCabinet: 'To the cabinet',
    emptyTitle: 'Nothing here yet',
    emptyText: 'There is no work for your role in this place yet.',
    absentTitle: 'There is no such page',
    absentText: 'The link may be old or mistyped.',
    toAlerts: 'To the alerts',
  },
);
