// The envelope of the exchange 1.1: what is sent around a question, and how the answer inside the
// envelope is told from a rejection or from the answer to some other question.
import { randomBytes } from 'node:crypto';
import type { Moment } from '#primitives/days';
import { moment } from '#primitives/days';
import { type Element, type Markup, elementAt, parseXml, textAt, xml } from './xml.ts';

const TYPES = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.1';
const BASIC = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types/basic/1.1';
/** Namespace of the contents that have no public schema. */
export const OWN = 'urn://kabinet/registries/1.0';

// The Gregorian epoch of a UUID of version 1 (RFC 9562 §5.1), in milliseconds before 1970.
const GREGORIAN_MS = 12_219_292_800_000n;

/** A UUID of version 1: the exchange reads the time out of a message's number. */
export function newMessageId(at: Moment): string {
  const random = randomBytes(10);
  const within = BigInt(random.readUInt16BE(8) % 10_000);
  const ticks = (BigInt(Date.parse(at)) + GREGORIAN_MS) * 10_000n + within;
  const time = ticks.toString(16).padStart(15, '0');
  const sequence = ((random.readUInt16BE(0) & 0x3fff) | 0x8000).toString(16);
  const node = random.subarray(2, 8).toString('hex');
  return `${time.slice(-8)}-${time.slice(-12, -8)}-1${time.slice(-15, -12)}-${sequence}-${node}`;
}

/** `referenceId` is the first message of a repeated question (formats/smev.md §2). */
export function writeQuestion(
  ids: { messageId: string; referenceId: string },
  content: Markup,
): string {
  const reference =
    ids.messageId === ids.referenceId
      ? xml``
      : xml`<ReferenceMessageID>${ids.referenceId}</ReferenceMessageID>`;
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<SendRequestRequest xmlns="${TYPES}" xmlns:b="${BASIC}"><SenderProvidedRequestData>
<MessageID>${ids.messageId}</MessageID>${reference}
<b:MessagePrimaryContent>${content}</b:MessagePrimaryContent>
</SenderProvidedRequestData></SendRequestRequest>`.markup;
}

export interface Envelope {
  /** The message this is an answer to. */
  originalId: string;
  registryId: string;
  sentAt: Moment;
  content: Element | null;
  rejection: { code: string; description: string } | null;
}

/** Throws on anything that is no complete answer. */
export function readEnvelope(text: string): Envelope {
  const root = parseXml(text);
  const response = elementAt(root, 'ResponseMessage', 'Response');
  if (root.name !== 'GetResponseResponse' || response === undefined) {
    throw new Error('The message holds no response.');
  }
  const data = elementAt(response, 'SenderProvidedResponseData');
  const content = data && elementAt(data, 'MessagePrimaryContent')?.children[0];
  const rejected = data && elementAt(data, 'RequestRejected');
  if ((content === undefined) === (rejected === undefined)) {
    throw new Error('A response holds either a content or a rejection.');
  }
  return {
    originalId: textAt(response, 'OriginalMessageId'),
    registryId: textAt(response, 'MessageMetadata', 'MessageId'),
    sentAt: moment(textAt(response, 'MessageMetadata', 'SendingTimestamp')),
    content: content ?? null,
    rejection: rejected
      ? {
          code: textAt(rejected, 'RejectionReasonCode'),
          description: textAt(rejected, 'RejectionReasonDescription'),
        }
      : null,
  };
}
