// Messages on the page, newest first.
import { formatPhone } from '#primitives/identifiers/phone';
import type { Message } from '../inbox/message-store.ts';
import { html, type Html } from './html.ts';
import { momentWords } from './moment-words.ts';

const CHANNELS: Record<Message['channel'], string> = { sms: 'СМС', mail: 'Письмо' };

const recipient = (message: Message): string =>
  message.channel === 'sms' ? formatPhone(message.to) : message.to;

function files(message: Message): Html | null {
  if (message.attachments.length === 0) return null;
  const base = `/stand/api/inbox/${encodeURIComponent(message.id)}/attachments`;
  return html`<ul class="plain">
    ${message.attachments.map(
      (file) => html`<li><a href="${base}/${file.number}">${file.name}</a></li>`,
    )}
  </ul>`;
}

const row = (message: Message, zone: string): Html =>
  html`<li class="item">
    <p class="hint">
      ${CHANNELS[message.channel]} · <span class="nowrap">${recipient(message)}</span> ·
      ${momentWords(message.at, zone)}
    </p>
    ${message.subject !== null && html`<p><strong>${message.subject}</strong></p>`}
    <p class="letter">${message.text}</p>
    ${files(message)}
  </li>`;

export function inboxSection(messages: readonly Message[], zone: string): Html {
  const list =
    messages.length === 0
      ? html`<p class="hint">Пока пусто. Коды и письма кабинета появятся здесь сами.</p>`
      : html`<ul class="list scroll" tabindex="0" aria-label="Входящие, новые сверху">
          ${messages.map((message) => row(message, zone))}
        </ul>`;
  return html`<section class="card" id="inbox" aria-labelledby="inbox-title" data-live>
    <h2 id="inbox-title">Входящие</h2>
    ${list}
  </section>`;
}
