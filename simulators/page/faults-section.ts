// The catalogue of defects on the page: switches, and what the cabinet must show for each.
import type { FaultState } from '../faults/index.ts';
import { actAttributes, actButton } from './act.ts';
import { html, type Html } from './html.ts';

const SYSTEMS: Record<string, string> = {
  bank: 'Банк',
  sms: 'СМС',
  mail: 'Почта',
  registries: 'Реестры',
};

const TIMES = [
  ['', 'пока не выключу'],
  ['1', '1 раз'],
  ['3', '3 раза'],
  ['10', '10 раз'],
] as const;

const put = { method: 'PUT', path: '/stand/api/faults' } as const;

function stateWords(fault: FaultState): string {
  if (!fault.on) return 'Выключен';
  return fault.timesLeft === null ? 'Включён' : `Включён, осталось раз: ${fault.timesLeft}`;
}

function control(fault: FaultState): Html {
  if (fault.on) {
    const body = { id: fault.id, on: false };
    return actButton({
      ...put,
      body,
      label: 'Выключить',
      about: fault.id,
      done: 'Дефект выключен',
    });
  }
  const act = { ...put, body: { id: fault.id, on: true }, done: 'Дефект включён' };
  return html`<form ${actAttributes(act)}>
    <div class="row">
      <label class="unseen" for="times-${fault.id}">Сколько раз показать</label>
      <select id="times-${fault.id}" name="times" data-type="number">
        ${TIMES.map(([value, words]) => html`<option value="${value}">${words}</option>`)}
      </select>
      <button class="secondary" type="submit" aria-label="Включить: ${fault.id}">Включить</button>
    </div>
  </form>`;
}

const row = (fault: FaultState): Html =>
  html`<li class="item">
    <p class="split">
      <span class="code">${fault.id}</span>
      <span class="status ${fault.on ? 'warn' : 'neutral'}">${stateWords(fault)}</span>
    </p>
    <p>${fault.what}</p>
    <p class="hint"><strong>Кабинет должен показать:</strong> ${fault.mustShow}</p>
    ${control(fault)}
  </li>`;

function group(system: string, faults: readonly FaultState[]): Html {
  const on = faults.filter((fault) => fault.on).length;
  const count = on === 0 ? `${faults.length}` : `${faults.length}, включено ${on}`;
  return html`<details id="faults-${system}" ${on > 0 && html`open`}>
    <summary>${SYSTEMS[system] ?? system}: ${count}</summary>
    <ul class="list columns">
      ${faults.map(row)}
    </ul>
  </details>`;
}

export function faultsSection(faults: readonly FaultState[]): Html {
  const bySystem = Map.groupBy(faults, (fault) => fault.system);
  const off = {
    method: 'DELETE',
    path: '/stand/api/faults',
    label: 'Выключить все',
    done: 'Все дефекты выключены',
  } as const;
  return html`<section class="card" id="faults" aria-labelledby="faults-title">
    <div class="split">
      <h2 id="faults-title">Дефекты</h2>
      ${faults.some((fault) => fault.on) && actButton(off)}
    </div>
    <p class="hint">Чем внешний мир может испортить день, и что кабинет обязан показать.</p>
    ${[...bySystem].map(([system, list]) => group(system, list))}
  </section>`;
}
