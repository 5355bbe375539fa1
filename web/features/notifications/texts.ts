import { catalogue, plural } from '../../language.ts';

export const notificationsTexts = catalogue(
  {
    title: 'Уведомления',
    lead: 'Всё, что произошло с вашим счётом и имуществом.',
    readAll: 'Прочитать все',
    read: 'Отметить прочитанным',
    fresh: 'новое',
    open: 'Открыть',
    unread: (count: number) =>
      `${count} ${plural(count, {
        one: 'новое уведомление',
        few: 'новых уведомления',
        many: 'новых уведомлений',
        other: 'новых уведомлений',
      })}`,
    allRead: 'Новых уведомлений нет',
    emptyTitle: 'Уведомлений пока нет',
    emptyText: 'Сообщим о начислениях, платежах и сроках.',
    failed: 'Не получилось отметить прочитанным. Повторите.',
  },
  {
    title: 'Notifications',
    lead: 'Everything that happened to your account and property.',
    readAll: 'Mark all as read',
    read: 'Mark as read',
    fresh: 'new',
    open: 'Open',
    unread: (count) =>
      `${count} ${plural(count, { one: 'new notification', other: 'new notifications' })}`,
    allRead: 'No new notifications',
    emptyTitle: 'No notifications yet',
    emptyText: 'You will hear about charges, payments and due days.',
    failed: 'It could not be marked as read. Try again.',
  },
);
