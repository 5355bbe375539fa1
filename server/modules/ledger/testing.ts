// The door for tests, here and in higher modules: factories, and random lives of an account.
export { someCharge, somePayment } from './life/facts/testing.ts';
export { acts, Play } from './life/play/testing.ts';
