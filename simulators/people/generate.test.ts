import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, isDay } from '#primitives/days';
import { parseCadastralNumber } from '#primitives/identifiers/cadastral-number';
import { parseOrganisationInn, parsePersonInn } from '#primitives/identifiers/inn';
import { parseOktmo } from '#primitives/identifiers/oktmo';
import { parseDepartmentCode, parsePassport } from '#primitives/identifiers/passport';
import { parsePhone } from '#primitives/identifiers/phone';
import { parsePlate } from '#primitives/identifiers/plate';
import { parseSnils } from '#primitives/identifiers/snils';
import { parseVin } from '#primitives/identifiers/vin';
import { parseName } from '#primitives/names';
import { demoLives, FIRST_FREE_SERIAL } from './demo-people.ts';
import { generate } from './generate.ts';
import { type Lives, addLives } from './life.ts';
import { personaLife, personas } from './personas.ts';

const population = (seed: string, count = 1000): Lives =>
  generate({ seed, serialFrom: FIRST_FREE_SERIAL, count });

const everybody = population('kabinet');
addLives(everybody, demoLives());

/** Neither refused nor corrected. */
function assertClean(parsed: { ok: boolean; hint?: unknown; reason?: unknown }, text: string) {
  assert.deepEqual({ ...parsed, value: undefined }, { ok: true, value: undefined }, text);
}

function assertUnique(values: readonly (string | null)[]): void {
  const known = values.filter((value) => value !== null);
  assert.equal(new Set(known).size, known.length);
}

test('equal seeds give equal lives, another seed gives others', () => {
  assert.deepEqual(population('one', 60), population('one', 60));
  assert.notDeepEqual(population('one', 60), population('two', 60));
});

test('a larger population begins with the people of a smaller one', () => {
  const few = population('one', 40);
  assert.deepEqual(population('one', 90).people.slice(0, few.people.length), few.people);
});

test('every number of a person and a thing has the right check digits and form', () => {
  for (const { inn, snils, passport, phone, oktmo, name, jobs } of everybody.people) {
    assertClean(parsePersonInn(inn), inn);
    assertClean(parseSnils(snils), snils);
    assertClean(parseOktmo(oktmo), oktmo);
    if (phone !== null) assertClean(parsePhone(phone), phone);
    for (const part of [name.last, name.first, name.middle!]) assertClean(parseName(part), part);
    for (const job of jobs) assertClean(parseOrganisationInn(job.employerInn), job.employer);
    if (passport === null) continue;
    assertClean(parsePassport(passport.series + passport.number), passport.number);
    assertClean(parseDepartmentCode(passport.departmentCode), passport.departmentCode);
  }
  for (const { cadastralNumber } of everybody.estates) {
    assertClean(parseCadastralNumber(cadastralNumber), cadastralNumber);
  }
  for (const { vin } of everybody.vehicles) assertClean(parseVin(vin), vin);
  for (const { regPlate } of everybody.vehicleOwners) assertClean(parsePlate(regPlate), regPlate);
});

test('no number is given out twice', () => {
  const { people, estates, rights, vehicles, vehicleOwners } = everybody;
  assertUnique(people.map(({ inn }) => inn));
  assertUnique(people.map(({ snils }) => snils));
  assertUnique(people.map(({ phone }) => phone));
  assertUnique(people.map(({ email }) => email));
  assertUnique(people.map(({ passport }) => passport && passport.series + passport.number));
  assertUnique(estates.map(({ cadastralNumber }) => cadastralNumber));
  assertUnique(rights.map(({ rightNumber }) => rightNumber));
  assertUnique(vehicles.map(({ vin }) => vin));
  assertUnique(vehicleOwners.map(({ regPlate }) => regPlate));
});

test('last names and patronymics have the ending of the sex', () => {
  for (const { name, sex } of everybody.people) {
    const isFemale = sex === 'female';
    assert.match(name.middle!, isFemale ? /(?:вна|чна)$/u : /ич$/u);
    assert.match(name.last, isFemale ? /(?:ва|на|ая|ко)$/u : /(?:в|н|ий|ко)$/u);
  }
});

test('the shares of every object together are exactly one on each day of its ownership', () => {
  for (const { cadastralNumber } of everybody.estates) {
    const rights = everybody.rights.filter((right) => right.cadastralNumber === cadastralNumber);
    const total = rights.reduce((sum, right) => sum + right.shareNum / right.shareDen, 0);
    assert.ok(Math.abs(total - 1) < 1e-9, cadastralNumber);
  }
});

test('cadastral values stand in order and never fall but by a court', () => {
  for (const { values } of everybody.estates) {
    const days = values.map(({ on }) => on);
    assert.deepEqual(days, [...days].sort());
    assert.ok(days.every(isDay));
    assert.equal(days.at(-1), '2028-01-01');
    for (const [at, value] of values.entries()) {
      const before = values[at - 1];
      if (before === undefined || value.basis === 'court') continue;
      assert.ok(value.valueKopecks >= before.valueKopecks);
    }
  }
});

test('a car has one owner at a time, and the buyer comes after the seller', () => {
  for (const { vin } of everybody.vehicles) {
    const owners = everybody.vehicleOwners
      .filter((owner) => owner.vin === vin)
      .sort((left, right) => (left.registeredOn < right.registeredOn ? -1 : 1));
    for (const [at, owner] of owners.slice(1).entries()) {
      assert.ok(owners[at]!.deregisteredOn! <= owner.registeredOn, vin);
    }
  }
  assert.ok(everybody.vehicleOwners.length > everybody.vehicles.length, 'no car changed hands');
});

test('children are younger than their parents, and spouses are of age when they marry', () => {
  const bySerial = new Map(everybody.people.map((person) => [person.serial, person]));
  for (const { serial, relative, relation, since } of everybody.family) {
    const person = bySerial.get(serial)!;
    const other = bySerial.get(relative)!;
    if (relation === 'child') {
      assert.ok(addMonths(person.birthDate, 15 * 12) < other.birthDate);
    } else {
      assert.ok(addMonths(person.birthDate, 18 * 12) <= since);
    }
  }
});

test('nobody owns a car before the age of 18', () => {
  const bySerial = new Map(everybody.people.map((person) => [person.serial, person]));
  for (const { serial, registeredOn } of everybody.vehicleOwners) {
    assert.ok(addMonths(bySerial.get(serial)!.birthDate, 18 * 12) <= registeredOn);
  }
});

test('the six demo people have the names and phones that are promised', () => {
  const accounts = demoLives().people.filter(({ account }) => account !== null);
  assert.deepEqual(
    accounts.map(({ phone, persona }) => [phone, persona]),
    [
      ['+79000000001', 'individual'],
      ['+79000000002', 'self-employed'],
      ['+79000000003', 'sole-proprietor'],
      ['+79000000004', 'newcomer'],
      ['+79000000005', 'debtor'],
      ['+79000000006', 'positive-balance'],
    ],
  );
  assert.deepEqual(
    accounts.slice(0, 3).map(({ name }) => `${name.last} ${name.first} ${name.middle}`),
    ['Петрова Анна Сергеевна', 'Смирнов Борис Ильич', 'Кузнецова Вера Павловна'],
  );
});

test('the large family has three minor children and a house', () => {
  const { lives, serial } = personaLife('large-family', { seed: 's', serial: 5000 })!;
  const children = lives.family.filter((tie) => tie.serial === serial && tie.relation === 'child');
  assert.equal(children.length, 3);
  assert.ok(lives.estates.some(({ kind }) => kind === 'house'));
  assert.deepEqual(
    lives.benefits.filter((benefit) => benefit.serial === serial).map(({ code }) => code),
    ['large-family'],
  );
});

test('the heir has half a flat from the day the inheritance was opened', () => {
  const { lives, serial } = personaLife('heir', { seed: 's', serial: 5000 })!;
  const [right, ...others] = lives.rights.filter((candidate) => candidate.serial === serial);
  assert.equal(others.length, 0);
  assert.equal(right!.from, '2025-06-20');
  assert.ok(right!.registeredOn > right!.from);
  assert.deepEqual([right!.shareNum, right!.shareDen], [1, 2]);
});

test('the person of the name mismatch declares another last name than the registries have', () => {
  const { lives } = personaLife('name-mismatch', { seed: 's', serial: 5000 })!;
  const [person] = lives.people;
  assert.notEqual(person!.account!.declaredName!.last, person!.name.last);
  assert.equal(person!.account!.declaredName!.first, person!.name.first);
});

test('every persona of the shelf can be made twice without sharing a number', () => {
  for (const persona of personas) {
    const first = personaLife(persona, { seed: 's', serial: 6000 })!.lives;
    const second = personaLife(persona, { seed: 's', serial: 6000 + first.people.length })!.lives;
    assertUnique([...first.people, ...second.people].map(({ inn }) => inn));
    assertUnique([...first.estates, ...second.estates].map((estate) => estate.cadastralNumber));
  }
});
