// What the cabinet says of the «Мой налог» interface: «Пароли приложений». The interface itself is
// the national one and stands in docs/clients.md.
import * as z from 'zod/mini';
import { moment, uuid } from '#platform/contract';

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(64));

/** GET /api/cabinet/v1/application-passwords */
export const applicationPasswordList = z.object({
  items: z.array(
    z.object({
      id: uuid,
      name: z.string(),
      createdAt: moment,
      lastUsedAt: z.nullable(moment),
    }),
  ),
});

/** POST /api/cabinet/v1/application-passwords: `name` says which program or device it is for. */
export const applicationPasswordBody = z.object({ name });
/** The password stands here and nowhere else. POST …/:id/revocation takes it back. */
export const applicationPasswordCreated = z.object({
  id: uuid,
  name: z.string(),
  password: z.string(),
  createdAt: moment,
});
