// A fact becomes a line of the journal and, where its kind says so, a letter.
import { contactsOfTaxpayer } from '#modules/taxpayers';
import type { Chain } from '#platform/chain';
import type { Ctx } from '#platform/context';
import type { Event, Listener } from '#platform/events';
import { newId } from '#platform/ids';
import { sendMail } from '#platform/mail';
import type { Mail } from '#platform/mail';
import { kinds } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { npdKinds } from './npd-kinds.ts';
import { insertNotification } from './notification-store.ts';

async function tell(ctx: Ctx, kind: Kind, event: Event): Promise<void> {
  await insertNotification(ctx, event.eventId, {
    id: newId(),
    at: event.at,
    kind: kind.event,
    title: kind.title,
    text: kind.text(event.data),
    href: kind.href(event.data),
  });
}

/** The letter of a notification: words of the journal and a link to the page behind it. */
async function letterOf(ctx: Ctx, kind: Kind, event: Event): Promise<Mail | null> {
  const { email } = await contactsOfTaxpayer(ctx);
  if (email === null) return null;
  const href = kind.href(event.data);
  const link = href === null ? '' : `\n\nОткрыть: ${ctx.env.settings.PUBLIC_URL}${href}`;
  return {
    id: `notification-${event.eventId}`,
    to: email,
    subject: kind.title.ru,
    text: `${kind.text(event.data).ru}${link}\n\nКабинет налогоплательщика`,
  };
}

const mailing = (kind: Kind): Chain<Event, Mail | null, void, void> => ({
  call: (ctx, event) => letterOf(ctx, kind, event),
  outside: async (mail, env) => {
    if (mail) await sendMail(env, mail);
  },
  settle: () => Promise.resolve(),
});

/**
 * One listener per kind for the journal, one more for the letter: each is tried again by itself.
 */
export const listeners: readonly Listener[] = [...kinds, ...npdKinds].flatMap((kind) => [
  {
    event: kind.event,
    listener: `notifications.tell.${kind.event}`,
    call: (ctx, event) => tell(ctx, kind, event),
  },
  ...(kind.isMailed
    ? [
        {
          event: kind.event,
          listener: `notifications.mail.${kind.event}`,
          chain: mailing(kind) as Chain<Event, unknown, unknown, void>,
        },
      ]
    : []),
]);
