// The people of the stand who can sign in: its own list, and the staff that every stand has
// (design §5); staff stand in no registry, so nobody else lists them.
import { get } from '../../api.ts';

/** A person of the stand; only what the page shows. */
export interface StandPerson {
  name: string;
  phone: string;
  password: string;
  persona: string | null;
}

/** The demo people of the stand; none where there is no stand. */
export const readStandPeople = () =>
  get<StandPerson[]>('/stand/api/people', { query: { demo: 'true' }, background: true }).catch(
    () => [] as StandPerson[],
  );

const at = (box: string) => `${box}@kabinet.test`;

export const staff = [
  { login: at('verifier'), role: 'verifier' },
  { login: at('officer'), role: 'officer' },
  { login: at('officer2'), role: 'officer' },
  { login: at('support'), role: 'support' },
  { login: at('expert'), role: 'expert' },
  { login: at('clerk'), role: 'clerk' },
  { login: at('security'), role: 'security' },
  { login: at('security2'), role: 'security' },
  { login: at('admin'), role: 'admin' },
] as const;
