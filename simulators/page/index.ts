// `/stand`: everything about the stand on one page.
import type { FastifyInstance } from 'fastify';
import { expireOrders } from '../bank/decide-order.ts';
import { listOrders } from '../bank/order-store.ts';
import { listCheckpoints } from '../checkpoints/index.ts';
import { listFaults } from '../faults/index.ts';
import { listMessages } from '../inbox/message-store.ts';
import type { FaultEntry, Stand } from '../stand.ts';
import { registerAssets } from './assets.ts';
import { bankSection } from './bank-section.ts';
import { checkpointsSection } from './checkpoints-section.ts';
import { clockSection } from './clock-section.ts';
import { faultsSection } from './faults-section.ts';
import { html, type Html } from './html.ts';
import { inboxSection } from './inbox-section.ts';
import { sendPage } from './layout.ts';
import { peopleSection, type StandPerson } from './people-section.ts';

/** More is a scroll nobody makes; the API gives the rest. */
const SHOWN_MAX = 30;

async function people(app: FastifyInstance): Promise<StandPerson[]> {
  const answer = await app.inject({ method: 'GET', url: '/stand/api/people' });
  return answer.statusCode === 200 ? answer.json<StandPerson[]>() : [];
}

interface Source {
  app: FastifyInstance;
  stand: Stand;
  catalogue: readonly FaultEntry[];
}

async function body({ app, stand, catalogue }: Source): Promise<Html> {
  const zone = stand.settings.LEGAL_TIME_ZONE;
  const { db } = stand;
  await expireOrders(stand);
  return html`<header class="top">
      <h1>Стенд</h1>
      <p>Внешний мир кабинета: его люди, банк, почта и часы.</p>
      <p><a href="${stand.settings.PUBLIC_URL}/">Открыть кабинет</a></p>
      <noscript><p class="error">Кнопкам этой страницы нужен JavaScript.</p></noscript>
      <p class="toast" id="result" role="status"></p>
    </header>
    <main class="board">
      <div class="side">
        ${clockSection(await stand.clock.read(), zone)}
        ${bankSection(await listOrders(db, SHOWN_MAX))}
        ${checkpointsSection(await listCheckpoints(db), zone)}
      </div>
      <div class="side">
        ${inboxSection(await listMessages(db, { limit: SHOWN_MAX }), zone)}
        ${peopleSection(await people(app))}
      </div>
      ${faultsSection(await listFaults(stand, catalogue))}
    </main>`;
}

export async function registerPage(
  app: FastifyInstance,
  stand: Stand,
  catalogue: readonly FaultEntry[],
): Promise<void> {
  await registerAssets(app);
  app.get('/stand', async (_request, reply) => {
    const content = await body({ app, stand, catalogue });
    return sendPage(reply, { title: 'Всё сразу', body: content, hasScript: true });
  });
}
