// In the stand: who can sign in; a press fills the form.
import { type ReactNode, useEffect, useState } from 'react';
import { formatPhone, parsePhone } from '#primitives/identifiers/phone';
import { useTexts } from '../../language.ts';
import { Card } from '../../ui/card/card.tsx';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import type { Typed } from './sign-in.ts';
import type { StandPerson } from './stand-list.ts';
import { readStandPeople, staff } from './stand-list.ts';
import styles from './sign-in.module.css';
import { signInTexts } from './texts.ts';

interface Props {
  onChoose: (typed: Typed) => void;
}

const written = (phone: string) => {
  const read = parsePhone(phone);
  return read.ok ? formatPhone(read.value) : phone;
};

export function StandPeople({ onChoose }: Props) {
  const t = useTexts(signInTexts);
  const [people, setPeople] = useState<readonly StandPerson[]>([]);
  useEffect(() => {
    let gone = false;
    void readStandPeople().then((found) => gone || setPeople(found));
    return () => {
      gone = true;
    };
  }, []);
  const [first] = people;
  if (!first) return null;
  const { password } = first;
  return (
    <Card title={t.standTitle}>
      <p className={styles.hint}>
        {t.standNote} {t.standPassword} <code className={styles.password}>{password}</code>
      </p>
      <ul className={styles.people}>
        {people.map((one) => (
          <Line
            key={one.phone}
            name={one.name}
            login={written(one.phone)}
            note={t.personas[one.persona ?? '']}
            onChoose={() => onChoose({ login: written(one.phone), password: one.password })}
          />
        ))}
      </ul>
      <Disclosure summary={t.staff}>
        <ul className={styles.people}>
          {staff.map(({ login, role }) => (
            <Line
              key={login}
              login={login}
              note={t.roles[role]}
              onChoose={() => onChoose({ login, password })}
            />
          ))}
        </ul>
      </Disclosure>
    </Card>
  );
}

interface LineProps {
  name?: string;
  login: string;
  note: ReactNode;
  onChoose: () => void;
}

function Line({ name, login, note, onChoose }: LineProps) {
  return (
    <li>
      <button type="button" className={styles.person} onClick={onChoose}>
        {name === undefined ? null : <span className={styles.name}>{name}</span>}
        <span className={styles.login}>{login}</span>
        <span className={styles.kind}>{note}</span>
      </button>
    </li>
  );
}
