// Who may look at alerts and who may take them. The server holds the rules (`alert.read`,
// `alert.acknowledge` of backoffice); these only spare a refusal and say whom to ask.
export const TAKERS: readonly string[] = ['officer', 'security', 'admin'];
export const READERS: readonly string[] = ['officer', 'support', 'security', 'admin'];
/** `load.read` and `load.take` of exchange. */
export const LOAD_READERS: readonly string[] = ['officer', 'security', 'admin'];
export const LOAD_TAKERS: readonly string[] = ['officer'];
/** `penalty.stop` and `penalty-stop.read` of assessments. */
export const STOPPERS: readonly string[] = ['officer'];
/** `payment.reverse` and `payment-reversal.read` of forecast. */
export const REVERSERS: readonly string[] = ['officer'];

export const isOneOf = (wanted: readonly string[], roles: readonly string[]) =>
  roles.some((role) => wanted.includes(role));
