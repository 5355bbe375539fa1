// The owner of an account learns that somebody registered with the same person's data.
import type { Contacts } from '#modules/identity';
import type { Listener } from '#platform/events';
import { sendMail } from '#platform/mail';
import { sendSms } from '#platform/sms';
import { contactsOfTaxpayer } from '../open-account.ts';
import { registeredAgain } from './messages.ts';

interface Telling {
  contacts: Contacts;
  eventId: string;
}

export const tellOwner: Listener = {
  event: 'taxpayers.registration-repeated',
  listener: 'taxpayers.tell-owner',
  chain: {
    call: async (ctx, { eventId }) => ({ contacts: await contactsOfTaxpayer(ctx), eventId }),
    outside: async (intent, env) => {
      const { contacts, eventId } = intent as Telling;
      const message = registeredAgain(`${env.settings.PUBLIC_URL}/signin`);
      const { phone, email } = contacts;
      if (phone) await sendSms(env, { id: eventId, to: phone, text: message.text });
      if (email) await sendMail(env, { id: eventId, to: email, ...message });
    },
    settle: () => Promise.resolve(),
  },
};
