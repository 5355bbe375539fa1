// A new password is judged by all rules at once, with the sentences that a person reads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import type { Refusal } from '#platform/errors';
import { refusals } from '../errors.ts';
import { judgeNewPassword } from './judge-new-password.ts';
import type { NewPassword } from './judge-new-password.ts';

const sound = 'Гроза-над 7 Ладогой';
/** Former digests at the least price: what is judged here is the rule, not the hash. */
const digestOf = (password: string) =>
  hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });

const judge = (change: Partial<NewPassword>) =>
  judgeNewPassword({ password: sound, own: [], recent: [], language: 'ru', ...change });

async function refusalOf(change: Partial<NewPassword>): Promise<Refusal> {
  const told: Refusal[] = [];
  await assert.rejects(judge(change), (refused: Refusal) => {
    assert.equal(refused.kind, refusals.password_refused.kind);
    assert.equal(refused.details.field, 'password');
    return told.push(refused) === 1;
  });
  return told[0]!;
}

test('one broken rule is enough to refuse, and is named alone', async () => {
  const broken: [string, string][] = [
    ['Ладога-гроза', 'digit'],
    ['Ладога7гроза', 'special'],
    ['СЕМЬ 7 ВЁСЕЛ!', 'lower'],
    ['Zq7!mbXt', 'weak'],
  ];
  for (const [password, rule] of broken) {
    const refused = await refusalOf({ password });
    assert.equal(refused.details.params?.broken, rule, password);
  }
});

test('all broken rules are told at once, in the language of the person', async () => {
  const change = { password: 'петровад', own: ['Петрова'] };
  const russian = await refusalOf(change);
  assert.equal(russian.details.params?.broken, 'upper digit special own_data weak');
  assert.equal(
    russian.sentence('ru'),
    'Этот пароль не подходит. Нужно: есть заглавная буква; есть цифра; есть знак, не буква и не ' +
      'цифра; нет вашего имени, даты рождения, телефона, почты, инн или снилс; не угадывается ' +
      'быстро: добавьте ещё слово или символы.',
  );
  const english = await refusalOf({ password: 'Ладога-гроза', language: 'en' });
  assert.equal(english.sentence('en'), 'This password cannot be used. It must meet: has a digit.');
});

test('one of the last three is refused, whichever of them, also composed otherwise', async () => {
  const others = await Promise.all(['Окно-3-лес', 'lamp Kot 7'].map(digestOf));
  const former = await digestOf(sound);
  await judge({ recent: others });
  for (let at = 0; at <= others.length; at += 1) {
    const recent = others.toSpliced(at, 0, former);
    for (const password of [sound, sound.normalize('NFD')]) {
      const refused = await refusalOf({ password, recent });
      assert.equal(refused.details.params?.broken, 'recent');
    }
  }
});
