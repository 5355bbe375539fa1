// The envelope of the exchange 1.1 (formats/smev.md §1), without signatures: a question comes in
// as SendRequestRequest and is answered at once with GetResponseResponse.
import { randomBytes } from 'node:crypto';
import { type Element, type Markup, elementAt, elementBelow, parseXml, xml } from './xml.ts';

const TYPES = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.1';
const BASIC = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types/basic/1.1';
/** Namespace of the contents that have no public schema. */
export const OWN = 'urn://kabinet/registries/1.0';

export interface Question {
  messageId: string;
  /** First message of the chain: a repeated question carries it. */
  referenceId: string | null;
  content: Element;
}

/** Throws on what is no question: not XML, no message id, no content. */
export function readQuestion(text: string): Question {
  const data = elementBelow(parseXml(text), 'SenderProvidedRequestData');
  const messageId = data && elementAt(data, 'MessageID')?.text;
  const content = data && elementAt(data, 'MessagePrimaryContent')?.children[0];
  if (!messageId || content === undefined) throw new Error('The message has no id or no content.');
  const reference = elementAt(data, 'ReferenceMessageID');
  return { messageId, referenceId: reference?.text ?? null, content };
}

export type RejectionCode = 'ACCESS_DENIED' | 'NO_DATA' | 'UNKNOWN_REQUEST_DESCRIPTION' | 'FAILURE';

/** What a registry says: its own document, or a rejection with the registry's words. */
export type Reply =
  | { content: Markup; rejection?: undefined }
  | { content?: undefined; rejection: { code: RejectionCode; description: string } };

export const noData = (): Reply => ({
  rejection: { code: 'NO_DATA', description: 'Сведения не найдены' },
});

/** The real registries name neither the person nor the field, so neither do these. */
export const severalFound = (): Reply => ({
  rejection: {
    code: 'UNKNOWN_REQUEST_DESCRIPTION',
    description: 'По запросу найдено несколько лиц, уточните данные',
  },
});

export const dataDiffer = (): Reply => ({
  rejection: {
    code: 'UNKNOWN_REQUEST_DESCRIPTION',
    description: 'Данные запроса не совпадают с данными реестра',
  },
});

// The Gregorian epoch of a UUID of version 1 (RFC 9562 §5.1), in milliseconds before 1970.
const GREGORIAN_MS = 12_219_292_800_000n;

/** A UUID of version 1: the exchange reads the time out of it. */
export function timeUuid(ms: number): string {
  const random = randomBytes(10);
  const ticks = (BigInt(ms) + GREGORIAN_MS) * 10_000n + BigInt(random.readUInt16BE(8) % 10_000);
  const time = ticks.toString(16).padStart(15, '0');
  const low = time.slice(-8);
  const middle = time.slice(-12, -8);
  const high = time.slice(-15, -12);
  const sequence = ((random.readUInt16BE(0) & 0x3fff) | 0x8000).toString(16);
  return `${low}-${middle}-1${high}-${sequence}-${random.subarray(2, 8).toString('hex')}`;
}

export interface Sender {
  mnemonic: string;
  title: string;
}

function replied(reply: Reply): Markup {
  if (reply.content !== undefined) {
    return xml`<b:MessagePrimaryContent>${reply.content}</b:MessagePrimaryContent>`;
  }
  const { code, description } = reply.rejection;
  return xml`<RequestRejected><RejectionReasonCode>${code}</RejectionReasonCode>
<RejectionReasonDescription>${description}</RejectionReasonDescription></RequestRejected>`;
}

/** The whole answer as text. `at` is business time: the day the data are of. */
export function writeAnswer(
  question: { messageId: string },
  from: { sender: Sender; at: string },
  reply: Reply,
): string {
  const messageId = timeUuid(Date.parse(from.at));
  const { sender, at } = from;
  const envelope = xml`<?xml version="1.0" encoding="UTF-8"?>
<GetResponseResponse xmlns="${TYPES}" xmlns:b="${BASIC}"><ResponseMessage><Response>
<OriginalMessageId>${question.messageId}</OriginalMessageId>
<SenderProvidedResponseData><MessageID>${messageId}</MessageID><To>KABINET</To>
${replied(reply)}</SenderProvidedResponseData>
<MessageMetadata><MessageId>${messageId}</MessageId><MessageType>RESPONSE</MessageType>
<Sender><Mnemonic>${sender.mnemonic}</Mnemonic>
<HumanReadableName>${sender.title}</HumanReadableName></Sender>
<SendingTimestamp>${at}</SendingTimestamp><DestinationName>KABINET</DestinationName>
<SupplementaryData><InteractionType>OIV2OIV</InteractionType></SupplementaryData>
<DeliveryTimestamp>${at}</DeliveryTimestamp></MessageMetadata>
</Response></ResponseMessage></GetResponseResponse>`;
  return envelope.markup;
}
