// A locked account tells its owner by the confirmed contacts; a stranger learns nothing (ID-6).
import type { Contacts } from './subject.ts';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import type { Job } from '#platform/jobs';
import { sendMail } from '#platform/mail';
import { sendSms } from '#platform/sms';
import { work } from '#platform/work';
import { listUntoldLocks, markTold } from './guess-store.ts';
import type { UntoldLock } from './guess-store.ts';
import { contactsOf } from './subject-store.ts';

/** A right guess among parallel ones lifts the lock within the time of a few hashes. */
const pauseS = 3;

/** The end of a lock as a clock of the person's shows it: `14:35`. */
export function untilText(ctx: Pick<Ctx, 'env' | 'language'>, until: string): string {
  return new Intl.DateTimeFormat(ctx.language === 'en' ? 'en-GB' : 'ru-RU', {
    timeZone: ctx.env.settings.LEGAL_TIME_ZONE,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(until));
}

async function tellLocked(env: Env): Promise<void> {
  const scope = { actor: { kind: 'job', name: 'identity.tell-locked' }, role: 'batch' } as const;
  const untold = await work(env, scope, async (ctx) => {
    const notices: Notice[] = [];
    for (const lock of await listUntoldLocks(ctx, pauseS)) {
      const contacts = await contactsOf(ctx, lock.subject_id);
      notices.push({ lock, contacts, text: noticeText(ctx, lock) });
    }
    return notices;
  });
  for (const notice of untold) {
    await send(env, notice);
    await work(env, scope, (ctx) => markTold(ctx, notice.lock));
  }
}

function noticeText(ctx: Ctx, lock: UntoldLock): string {
  return (
    `Вход в кабинет закрыт до ${untilText(ctx, lock.locked_until)}: пять неудачных попыток ` +
    'подряд. Откроется сам. Если это были не вы, смените пароль.'
  );
}

interface Notice {
  lock: UntoldLock;
  contacts: Contacts;
  text: string;
}

/** The notice id makes a repeated message known as the same one. */
async function send(env: Env, { lock, contacts, text }: Notice): Promise<void> {
  if (contacts.phone) await sendSms(env, { id: lock.notice_id, to: contacts.phone, text });
  if (contacts.email) {
    const subject = 'Вход в кабинет временно закрыт';
    await sendMail(env, { id: lock.notice_id, to: contacts.email, subject, text });
  }
}

export const tellLockedJob: Job = { name: 'identity.tell-locked', everyS: 5, call: tellLocked };
