// The mail gateway (SMTP).
import { createTransport } from 'nodemailer';
import { MailRefused, Outage } from './errors.ts';
import type { Env } from './env.ts';

export interface Mail {
  /** Ours: becomes the Message-ID, so that a repeated letter is known as the same. */
  id: string;
  to: string;
  subject: string;
  text: string;
  attachments?: readonly { name: string; mime: string; bytes: Buffer }[];
}

/**
 * Hands a letter to the mail server. @throws Outage when it does not take it now, MailRefused when
 * it never will.
 */
export async function sendMail(env: Env, mail: Mail): Promise<void> {
  const transport = createTransport(env.settings.SMTP_URL, {
    from: env.settings.MAIL_FROM,
  });
  const host = new URL(env.settings.PUBLIC_URL).hostname;
  try {
    await transport.sendMail({
      messageId: `<${mail.id}@${host}>`,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      attachments: (mail.attachments ?? []).map(({ name, mime, bytes }) => ({
        filename: name,
        contentType: mime,
        content: bytes,
      })),
    });
  } catch (error) {
    if (isForEver(error)) throw new MailRefused(error);
    env.metrics.outages.inc({ system: 'mail' });
    throw new Outage('mail', error);
  } finally {
    transport.close();
  }
}

/** RFC 5321 §4.2.1: 55x is a lasting refusal of the mailbox; 53x would be our own sign-in. */
function isForEver(error: unknown): boolean {
  const { responseCode = 0 } = error as { responseCode?: number };
  return responseCode >= 550 && responseCode <= 559;
}
