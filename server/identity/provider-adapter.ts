import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { Clock } from '../deps.ts'
import type { Store } from '../store/database.ts'
import {
  consumePayload,
  deletePayload,
  deletePayloadsOfGrant,
  findPayload,
  upsertPayload,
  type StoredPayload,
} from '../store/provider.ts'

/** Keeps the identity provider's state in the database, so that any process can go on where another began. */
export function providerAdapter(store: Store, clock: Clock): (model: string) => Adapter {
  const now = (): string => clock.now().toISOString()

  const read = (stored: StoredPayload | undefined): AdapterPayload | undefined =>
    stored && {
      ...(JSON.parse(stored.payload) as AdapterPayload),
      ...(stored.consumedAt ? { consumed: Math.floor(Date.parse(stored.consumedAt) / 1000) } : {}),
    }

  return (model) => ({
    upsert: (id, payload, expiresIn) =>
      store.transaction((tx) =>
        upsertPayload(tx, {
          model,
          id,
          payload: JSON.stringify(payload),
          grantId: payload.grantId ?? null,
          userCode: payload.userCode ?? null,
          uid: payload.uid ?? null,
          expiresAt: expiresIn ? new Date(clock.now().getTime() + expiresIn * 1000).toISOString() : null,
        }),
      ),
    find: async (id) => read(await store.read((tx) => findPayload(tx, model, { id }, now()))),
    findByUid: async (uid) => read(await store.read((tx) => findPayload(tx, model, { uid }, now()))),
    findByUserCode: async (userCode) => read(await store.read((tx) => findPayload(tx, model, { userCode }, now()))),
    consume: (id) => store.transaction((tx) => consumePayload(tx, model, id, now())),
    destroy: (id) => store.transaction((tx) => deletePayload(tx, model, id)),
    revokeByGrantId: (grantId) => store.transaction((tx) => deletePayloadsOfGrant(tx, model, grantId)),
  })
}
