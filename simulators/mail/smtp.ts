// The SMTP server: takes every letter, keeps it for the inbox, and errs when it is told to.
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type Attachment, type Delivery, insertMessage } from '../inbox/message-store.ts';
import type { Stand } from '../stand.ts';

export interface MailServer {
  port: number;
  close(): Promise<void>;
}

// A receipt is 100 KB; the largest archive of documents the cabinet sends stays below this.
const SIZE_MAX_BYTES = 25 * 1024 * 1024;

type Letter = Omit<Delivery, 'id' | 'to' | 'at' | 'visibleAtMs'> & { messageId: string };

const refusal = (responseCode: number, text: string): Error & { responseCode: number } =>
  Object.assign(new Error(text), { responseCode });

async function readLetter(raw: Buffer): Promise<Letter> {
  const letter = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
  const attachments: Attachment[] = letter.attachments.map((part, index) => ({
    name: part.filename ?? `file-${index + 1}`,
    mime: part.mimeType,
    content: new Uint8Array(part.content as ArrayBuffer),
  }));
  return {
    messageId: letter.messageId ?? randomUUID(),
    channel: 'mail',
    subject: letter.subject ?? '',
    // A letter of HTML alone is shown by the text postal-mime made of it.
    text: (letter.text ?? '').trim(),
    attachments,
  };
}

async function deliver(stand: Stand, recipients: string[], letter: Letter): Promise<void> {
  if (await stand.fault('mail.lost')) return;
  const late = await stand.fault('mail.late');
  const { now } = await stand.clock.read();
  const visibleAtMs = Date.now() + (late === null ? 0 : late.delayMs);
  await stand.db.transaction(async (queries) => {
    for (const to of recipients) {
      // The same Message-ID to the same person is the same letter, as big mail services hold it.
      const id = `mail:${letter.messageId}:${to.toLowerCase()}`;
      await insertMessage(queries, { ...letter, id, to, at: now, visibleAtMs });
    }
  });
}

async function accept(
  stand: Stand,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<'accepted' | 'cut'> {
  const raw = await buffer(stream);
  if (stream.sizeExceeded) throw refusal(552, 'Message is larger than 25 MB');
  if (await stand.fault('mail.failing')) throw refusal(451, 'Try again later');
  if (await stand.fault('mail.refused')) throw refusal(550, 'No such mailbox');
  const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
  await deliver(stand, recipients, await readLetter(raw));
  if (await stand.fault('mail.contradiction')) throw refusal(451, 'Try again later');
  return (await stand.fault('mail.half-answer')) ? 'cut' : 'accepted';
}

/** Listens on loopback, without TLS and sign-in: nothing else than this machine reaches it. */
export async function startMail(stand: Stand): Promise<MailServer> {
  const sockets = new Map<number, Socket>();
  async function keep(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    callback: (error?: Error) => void,
  ): Promise<void> {
    try {
      const outcome = await accept(stand, stream, session);
      if (outcome === 'cut') sockets.get(session.remotePort)?.destroy();
      else callback();
    } catch (error) {
      if (!('responseCode' in (error as Error))) {
        stand.log.error({ err: error }, 'a letter was not kept');
      }
      callback(error as Error);
    }
  }

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: SIZE_MAX_BYTES,
    closeTimeout: 500,
    banner: 'Kabinet stand',
    logger: false,
    disableReverseLookup: true,
    onData(stream, session, callback) {
      void keep(stream, session, callback);
    },
  });
  server.on('error', (error) => stand.log.warn({ err: error }, 'a mail connection failed'));
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  const listening = Promise.withResolvers<void>();
  server.listen(stand.settings.STAND_SMTP_PORT, '127.0.0.1', listening.resolve);
  server.once('error', listening.reject);
  await listening.promise;
  server.off('error', listening.reject);
  const address = server.server.address();
  const closed = (): Promise<void> => new Promise((resolve) => void server.close(() => resolve()));
  return { port: typeof address === 'object' && address ? address.port : 0, close: closed };
}
