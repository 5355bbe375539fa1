// Checkpoints on the page.
import { type Checkpoint, titleOf } from '../checkpoints/checkpoint.ts';
import { actButton } from './act.ts';
import { html, type Html } from './html.ts';
import { momentWords } from './moment-words.ts';

const path = '/stand/api/checkpoints';

function row(checkpoint: Checkpoint, zone: string): Html {
  const title = titleOf(checkpoint);
  const made = checkpoint.createdAt;
  return html`<li class="item split">
    <p>
      <strong>${title}</strong>
      ${made !== null && html`<span class="hint">сделана ${momentWords(made, zone)}</span>`}
    </p>
    ${actButton({
      method: 'POST',
      path: `${path}/${checkpoint.id}/restore`,
      label: 'Восстановить',
      about: title,
      done: 'Стенд вернулся к контрольной точке',
    })}
  </li>`;
}

export function checkpointsSection(checkpoints: readonly Checkpoint[], zone: string): Html {
  return html`<section class="card" id="checkpoints" aria-labelledby="checkpoints-title">
    <h2 id="checkpoints-title">Контрольные точки</h2>
    <p class="hint">Всё состояние стенда: люди, деньги, письма, сессии и часы.</p>
    ${actButton({ method: 'POST', path, label: 'Сделать точку', done: 'Контрольная точка готова' })}
    <ul class="list">
      ${checkpoints.map((checkpoint) => row(checkpoint, zone))}
    </ul>
  </section>`;
}
