import type { Tx } from '../store/database.ts'
import { claimKey, findIdempotent, keepResult } from '../store/records.ts'
import { canonicalJson, sha256, type Json } from './crypto.ts'
import { Refusal } from './refusal.ts'

/** A command as it came: what, with which input, under which idempotency key. */
export interface CommandCall {
  readonly operation: string
  readonly key: string
  readonly input: Json
}

/**
 * Does `work` at most once for a person and a key; a repeated call gets the first one's result. The key is
 * taken in the transaction of the act, so two at the same time wait for each other, and a call that failed
 * may be tried again with the same key.
 */
export async function once<Result extends Json>(
  tx: Tx,
  personId: string,
  call: CommandCall,
  now: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const inputDigest = await sha256(canonicalJson(call.input))
  const claimed = await claimKey(tx, {
    person_id: personId,
    key: call.key,
    operation: call.operation,
    input_digest: inputDigest,
    result: null,
    created_at: now,
  })
  if (claimed) {
    const result = await work()
    await keepResult(tx, personId, call.key, JSON.stringify(result))
    return result
  }
  const before = await findIdempotent(tx, personId, call.key)
  if (before?.result == null || before.operation !== call.operation || before.input_digest !== inputDigest) {
    throw new Refusal('idempotency-conflict')
  }
  return JSON.parse(before.result) as Result
}
