// All SQL of messages.
import type { Queries } from '../database.ts';
import { addressOf } from './address.ts';

export type Channel = 'sms' | 'mail';

export interface Attachment {
  name: string;
  mime: string;
  content: Uint8Array;
}

export interface Delivery {
  id: string;
  channel: Channel;
  to: string;
  subject: string | null;
  text: string;
  /** Business time. */
  at: string;
  /** Real time from which the inbox shows it. */
  visibleAtMs: number;
  attachments?: readonly Attachment[];
}

export interface Message {
  id: string;
  channel: Channel;
  to: string;
  at: string;
  subject: string | null;
  text: string;
  attachments: { number: number; name: string; mime: string; sizeBytes: number }[];
}

/** Stores a message once: the same id again changes nothing (false). */
export async function insertMessage(db: Queries, message: Delivery): Promise<boolean> {
  const inserted = await db.run(
    `insert into stand.message (id, channel, recipient, subject, body, sent_at, visible_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
    [
      message.id,
      message.channel,
      addressOf(message.to),
      message.subject,
      message.text,
      message.at,
      new Date(message.visibleAtMs),
    ],
  );
  if (inserted === 0) return false;
  for (const [number, attachment] of (message.attachments ?? []).entries()) {
    await db.run(
      `insert into stand.attachment (message_id, number, name, mime, content)
       values ($1, $2, $3, $4, $5)`,
      [message.id, number, attachment.name, attachment.mime, Buffer.from(attachment.content)],
    );
  }
  return true;
}

/** Newest first; everybody's when `to` is not given. */
export function listMessages(
  db: Queries,
  asked: { to?: string; limit: number },
): Promise<Message[]> {
  return db.rows<Message>(
    `select message.id, channel, recipient as "to", sent_at as at, subject, body as text,
            coalesce((select jsonb_agg(jsonb_build_object(
                'number', number, 'name', name, 'mime', mime, 'sizeBytes', length(content))
                order by number)
              from stand.attachment where message_id = message.id), '[]') as attachments
       from stand.message
      where visible_at <= $1 and ($2::text is null or recipient = $2)
      order by seq desc limit $3`,
    [new Date(), asked.to === undefined ? null : addressOf(asked.to), asked.limit],
  );
}

export function findAttachment(
  db: Queries,
  asked: { messageId: string; number: number },
): Promise<Attachment | undefined> {
  return db.find<Attachment>(
    'select name, mime, content from stand.attachment where message_id = $1 and number = $2',
    [asked.messageId, asked.number],
  );
}
