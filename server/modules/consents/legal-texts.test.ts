import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentText, textHash } from './legal-texts.ts';

test('the hash speaks for the whole text: a changed word changes it', () => {
  const text = currentText('personal_data');
  const changed = { ...text, paragraphs: text.paragraphs.with(0, 'Другое.') };
  assert.match(textHash(text), /^[0-9a-f]{64}$/);
  assert.notEqual(textHash(changed), textHash(text));
});

test('texts that were accepted are never edited: their hashes are pinned', () => {
  assert.deepEqual(
    (['agreement', 'personal_data'] as const).map((kind) => {
      const text = currentText(kind);
      return [kind, text.version, textHash(text)];
    }),
    [
      ['agreement', '2026-1', '3a4280d6a68ce75b61b050a25925e7075c363b2d11d38df4669f7054234e3bcf'],
      [
        'personal_data',
        '2026-1',
        'bbe089e911d187ef43ca4568aff194986c70d3f7a6a067c938c087a2996d0c6e',
      ],
    ],
  );
});
