// What the person at the terminal reads when everything is up: one address, and who can sign in.

interface Person {
  name: string;
  phone: string;
  persona: string | null;
  password: string | null;
  /** One of the few whom the stand brings with an account. */
  demo: boolean;
}

/** The stand may be busy making its people when it is first asked. */
const askMs = 5_000;

/** Logins of the stand's staff, before `@kabinet.test`. */
const staffNames = ['verifier', 'officer', 'officer2', 'support', 'expert', 'clerk', 'admin'];
const staff = [...staffNames, 'security', 'security2'].map((name) => `${name}@`).join(', ');

/** The lines to print; the people come from the stand itself, none while it is off. */
export async function announcement(publicUrl: string, standUrl?: string): Promise<string> {
  const lines = ['', `  Kabinet is ready: ${publicUrl}`];
  if (standUrl === undefined) return `${lines.join('\n')}\n\n`;
  lines.push(`  The stand (inbox, bank, clock): ${publicUrl}/stand`, '');
  const people = (await askPeople(standUrl)).filter((one) => one.demo && one.password !== null);
  if (people.length > 0) lines.push(`  Who can sign in, password ${people[0]!.password}:`);
  for (const { phone, name, persona } of people) {
    lines.push(`    ${phone}  ${name}${persona === null ? '' : ` (${persona})`}`);
  }
  lines.push(`    staff (${publicUrl}/ops): ${staff}kabinet.test`);
  return `${lines.join('\n')}\n\n`;
}

async function askPeople(standUrl: string): Promise<Person[]> {
  try {
    const answer = await fetch(`${standUrl}/stand/api/people?demo=true`, {
      signal: AbortSignal.timeout(askMs),
    });
    return answer.ok ? ((await answer.json()) as Person[]) : [];
  } catch {
    // The list is a courtesy: the same people stand on the sign-in page.
    return [];
  }
}
