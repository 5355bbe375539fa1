import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayArticle } from './say-article.ts';

const plain = (text: string) => text.replaceAll('\u00a0', '_');

test('a citation has its commas, and a number never leaves its word', () => {
  assert.equal(plain(sayArticle('НК РФ ст.403 п.1', 'ru')), 'НК_РФ, ст._403, п._1');
  assert.equal(plain(sayArticle('НК РФ ст.220 п.2 пп.3', 'ru')), 'НК_РФ, ст._220, п._2, пп._3');
  assert.equal(plain(sayArticle('422-ФЗ ст.8 ч.3–5', 'ru')), '422-ФЗ, ст._8, ч._3–5');
  assert.equal(plain(sayArticle('НК РФ ст.406, 408 п.1', 'ru')), 'НК_РФ, ст._406, 408, п._1');
});

test('in English it speaks of the Tax Code', () => {
  assert.equal(plain(sayArticle('НК РФ ст.403 п.1', 'en')), 'Tax_Code, art._403, para._1');
});

test('what is no citation stays as it is', () => {
  assert.equal(sayArticle('Закон г. Москвы № 64', 'ru'), 'Закон г. Москвы № 64');
});

test('a comma that the citation has already is not doubled', () => {
  const said = sayArticle('Закон г. Москвы № 51 от 19.11.2014, ст.1', 'ru');
  assert.equal(said, 'Закон г. Москвы № 51 от 19.11.2014, ст.\u00a01');
});
