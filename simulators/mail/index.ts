// The mail server: SMTP on its own port. What it accepts is seen in the inbox.
export { faults } from './faults.ts';
export { type MailServer, startMail } from './smtp.ts';

export const name = 'mail';
