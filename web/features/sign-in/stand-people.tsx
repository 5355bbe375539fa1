// In the stand: who can sign in, one click fills the login.
import { useEffect, useState } from 'react';
import { useTexts } from '../../language.ts';
import { Card } from '../../ui/card/card.tsx';
import { Link } from '../../ui/link/link.tsx';
import type { StandPerson } from './sign-in.ts';
import { readStandPeople } from './sign-in.ts';
import styles from './sign-in.module.css';
import { signInTexts } from './texts.ts';

export function StandPeople({ onChoose }: { onChoose: (login: string) => void }) {
  const t = useTexts(signInTexts);
  const [people, setPeople] = useState<StandPerson[]>([]);
  useEffect(() => {
    let gone = false;
    void readStandPeople().then((found) => gone || setPeople(found));
    return () => {
      gone = true;
    };
  }, []);
  const [first] = people;
  if (!first) return null;
  return (
    <Card title={t.standTitle}>
      <p className={styles.hint}>{t.standNote(first.password)}</p>
      <ul className={styles.people}>
        {people.map((one) => (
          <li key={one.email}>
            <button
              type="button"
              className={styles.person}
              aria-label={t.fill(one.name)}
              onClick={() => onChoose(one.role ? one.email : one.phone)}
            >
              <span>{one.name}</span>
              <small>{one.role ? one.email : one.phone}</small>
            </button>
          </li>
        ))}
      </ul>
      <p>
        <Link href="/stand">{t.standInbox}</Link>
      </p>
    </Card>
  );
}
