// The mail gateway (SMTP).
import { createTransport } from 'nodemailer';
import { Outage } from './errors.ts';
import type { Env } from './env.ts';

export interface Mail {
  /** Ours: becomes the Message-ID, so that a repeated letter is known as the same. */
  id: string;
  to: string;
  subject: string;
  text: string;
  attachments?: readonly { name: string; mime: string; bytes: Buffer }[];
}

/** Hands a letter to the mail server. @throws Outage when it does not take it. */
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
    env.metrics.outages.inc({ system: 'mail' });
    throw new Outage('mail', error);
  } finally {
    transport.close();
  }
}
