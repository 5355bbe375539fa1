// The door for tests, here and in higher modules: factories, random lives of an account, headers of
// generated accounts.
export { newTaxpayer, someCharge, somePayment } from './life/facts/testing.ts';
export { lives } from './life/acts/testing.ts';
export { live } from './life/play/testing.ts';
export { wrongHeaders } from './life/header/testing.ts';
