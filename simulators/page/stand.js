// The script of the stand's page: sends acts to the API, keeps the live parts fresh, copies logins.

const REFRESH_MS = 3000;

/** XMLHttpRequest parses a document without innerHTML, so the page stays safe by construction. */
function loadPage() {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', '/stand');
    request.responseType = 'document';
    request.addEventListener('load', () => resolve(request.responseXML));
    request.addEventListener('error', () => reject(new Error('The stand does not answer.')));
    request.send();
  });
}

/** What the server sent last for each part: a part is replaced only when that changes. */
const seen = new Map();

function replace(section, next) {
  if (seen.get(section.id) === next.outerHTML) return;
  seen.set(section.id, next.outerHTML);
  const opened = new Set(
    [...section.querySelectorAll('details[open]')].map(
      (one) => one.querySelector('summary')?.textContent.split(':')[0],
    ),
  );
  const scrolled = section.querySelector('.scroll')?.scrollTop ?? 0;
  const fresh = document.importNode(next, true);
  for (const one of fresh.querySelectorAll('details')) {
    if (opened.has(one.querySelector('summary')?.textContent.split(':')[0])) one.open = true;
  }
  section.replaceWith(fresh);
  const list = fresh.querySelector('.scroll');
  if (list !== null) list.scrollTop = scrolled;
}

async function refresh(selector) {
  const page = await loadPage();
  for (const section of document.querySelectorAll(selector)) {
    const next = page?.getElementById(section.id);
    if (next) replace(section, next);
  }
}

/** A person in the middle of choosing must not have the list replaced under their hands. */
const isBusy = () => {
  const field = document.activeElement;
  return field !== null && field.matches('select, input');
};

/** Long enough to read two sentences. */
const SAID_MS = 10_000;
let saidTimer;

function say(text, isBad) {
  const line = document.getElementById('result');
  clearTimeout(saidTimer);
  saidTimer = setTimeout(() => (line.textContent = ''), SAID_MS);
  line.textContent = text;
  line.classList.toggle('bad', isBad);
}

function bodyOf(form) {
  const body = JSON.parse(form.dataset.body);
  for (const field of form.querySelectorAll('[name]')) {
    if (field.value === '') continue;
    const isNumber = field.type === 'number' || field.dataset.type === 'number';
    body[field.name] = isNumber ? Number(field.value) : field.value;
  }
  return body;
}

async function perform(form) {
  const answer = await fetch(form.dataset.path, {
    method: form.dataset.method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(bodyOf(form)),
  });
  if (answer.ok) return { text: form.dataset.done, isBad: false };
  const problem = await answer.json();
  return { text: problem.detail, isBad: true };
}

/** «Включить: sms.lost» and «Выключить: sms.lost» are about the same thing. */
const subjectOf = (button) => (button.getAttribute('aria-label') ?? '').split(': ').at(-1);

/** The pressed button may be gone after the refresh: its successor or the heading has focus. */
function keepFocus(sectionId, subject) {
  const section = document.getElementById(sectionId);
  const buttons = [...(section?.querySelectorAll('button') ?? [])];
  const place = buttons.find((one) => subjectOf(one) === subject) ?? section?.querySelector('h2');
  if (!place) return;
  if (place.tagName === 'H2') place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

async function act(form) {
  const button = form.querySelector('button');
  const sectionId = form.closest('section').id;
  const subject = subjectOf(button);
  button.disabled = true;
  say('Выполняется…', false);
  try {
    const { text, isBad } = await perform(form);
    await refresh('section');
    say(text, isBad);
  } catch {
    say('Стенд не ответил. Проверьте, что он запущен, и повторите.', true);
  }
  button.disabled = false;
  if (document.activeElement === document.body) keepFocus(sectionId, subject);
}

document.addEventListener('submit', (event) => {
  if (!event.target.matches('form.act')) return;
  event.preventDefault();
  act(event.target);
});

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (button === null) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    say('Скопировано', false);
  } catch {
    say(`Браузер не дал скопировать. Вот текст: ${button.dataset.copy}`, true);
  }
});

setInterval(() => {
  if (document.hidden || isBusy()) return;
  // A stand that restarts is silent for a moment; the next round finds it again.
  refresh('section[data-live]').catch(() => undefined);
}, REFRESH_MS);
