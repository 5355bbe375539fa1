// OAuth scopes: what each opens for a program, and how the consent screen says it.

export interface Scope {
  permissions: readonly string[];
  ru: string;
  en: string;
}

/** Scopes of our API; a program acts for the person and never more than the person may. */
export const apiScopes: Record<string, Scope> = {
  'account.read': {
    permissions: ['account.read', 'charge.read', 'property.read', 'notification.read'],
    ru: 'видеть начисления, задолженности и имущество',
    en: 'see charges, debts and property',
  },
  'payment.read': {
    permissions: ['payment.read', 'payment.export', 'receipt.read'],
    ru: 'видеть платежи и квитанции',
    en: 'see payments and receipts',
  },
  'payment.write': {
    permissions: ['payment.create', 'payment.cancel', 'payment.quote', 'requisites.read'],
    ru: 'готовить платежи; подтверждаете их вы в банке',
    en: 'prepare payments; you confirm them in your bank',
  },
  'profile.read': {
    permissions: ['profile.read'],
    ru: 'видеть имя, дату рождения, ИНН, СНИЛС, телефон и почту',
    en: 'see name, birth date, INN, SNILS, phone and mail',
  },
};

/** Scopes of OpenID Connect and the claims each brings. */
export const identityClaims = {
  openid: ['sub'],
  profile: ['name', 'family_name', 'given_name', 'middle_name'],
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
  inn: ['inn'],
  snils: ['snils'],
};

export const identityScopes: Record<string, { ru: string; en: string }> = {
  profile: { ru: 'узнать фамилию, имя и отчество', en: 'know your name' },
  email: { ru: 'узнать адрес почты', en: 'know your mail address' },
  phone: { ru: 'узнать телефон', en: 'know your phone' },
  inn: { ru: 'узнать ИНН', en: 'know your INN' },
  snils: { ru: 'узнать СНИЛС', en: 'know your SNILS' },
  offline_access: {
    ru: 'действовать и тогда, когда вы не в кабинете',
    en: 'act when you are not signed in',
  },
};
