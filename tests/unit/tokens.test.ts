import { beforeAll, describe, expect, it } from 'vitest'
import { cloud as vianet } from '../../src/clouds/21vianet.ts'
import { cloud as global } from '../../src/clouds/global.ts'
import type { Deps } from '../../server/deps.ts'
import { base32, canonicalJson, equalText, newId, newReference } from '../../server/services/crypto.ts'
import { offerToken, taggedToken, targetOf, temporaryPassword } from '../../server/services/tokens.ts'

const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) }

async function depsWithKey(fill: number, cloud = global): Promise<Deps> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const links = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(fill), algorithm, false, ['sign'])
  const parts: Partial<Deps> = { keys: { links }, cloud }
  return parts as Deps
}

describe('tokens of links', () => {
  let deps: Deps

  beforeAll(async () => {
    deps = await depsWithKey(1)
  })

  it('are of one shape, begin with the cloud’s letter, and lead back to the offer', async () => {
    for (let turn = 0; turn < 50; turn++) {
      const id = newId(random)
      const token = await offerToken(deps, id)
      expect(token).toMatch(/^g[a-z2-7]{50}$/)
      expect(await targetOf(deps, token)).toEqual({ kind: 'offer', offerId: id })
      expect(await offerToken(deps, id)).toBe(token)
    }
  })

  it('are of the same shape when they are tagged, and lead to no other’s offer', async () => {
    const id = newId(random)
    const token = await taggedToken(deps, id)
    expect(token).toMatch(/^g[a-z2-7]{50}$/)
    expect(token).not.toBe(await offerToken(deps, id))
    expect(await targetOf(deps, token)).toEqual({ kind: 'tagged', linkId: id })
    expect(await targetOf(deps, `${token.toUpperCase()}.`)).toEqual({ kind: 'tagged', linkId: id })
  })

  it('hold in the installation that made them only', async () => {
    const token = await offerToken(deps, newId(random))
    await expect(targetOf(await depsWithKey(2), token)).rejects.toMatchObject({ code: 'offer-unknown' })
    const elsewhere = await depsWithKey(1, vianet)
    await expect(targetOf(elsewhere, token)).rejects.toMatchObject({
      code: 'offer-wrong-cloud',
      details: { params: { cloud: 'global' } },
    })
  })

  it('break with any one letter changed', async () => {
    const token = await offerToken(deps, newId(random))
    for (let at = 1; at < token.length; at++) {
      const other = token[at] === 'a' ? 'b' : 'a'
      const changed = token.slice(0, at) + other + token.slice(at + 1)
      // The last letter of 26 holds the end of 128 bits and no more: none of its values is free.
      await expect(targetOf(deps, changed), `letter ${at}`).rejects.toMatchObject({ code: 'offer-unknown' })
    }
  })
})

describe('temporary passwords', () => {
  it('are the same for the same call, and others for any other', async () => {
    const deps = await depsWithKey(1)
    const password = await temporaryPassword(deps, 'person:key:user')
    expect(password).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/)
    expect(await temporaryPassword(deps, 'person:key:user')).toBe(password)
    expect(await temporaryPassword(deps, 'person:key:other')).not.toBe(password)
    expect(await temporaryPassword(await depsWithKey(2), 'person:key:user')).not.toBe(password)
  })
})

describe('what they are made of', () => {
  it('writes base 32', () => {
    expect(base32(new Uint8Array([]))).toBe('')
    expect(base32(new TextEncoder().encode('foobar'))).toBe('mzxw6ytboi')
    expect(newId(random)).toMatch(/^[a-z2-7]{24}$/)
    expect(newReference(random)).toMatch(/^[A-Z2-7]{5}-[A-Z2-7]{5}$/)
  })

  it('compares texts', () => {
    expect(equalText('abc', 'abc')).toBe(true)
    expect(equalText('abc', 'abd')).toBe(false)
    expect(equalText('abc', 'abcd')).toBe(false)
    expect(equalText('', '')).toBe(true)
  })

  it('writes equal values as equal texts', () => {
    expect(canonicalJson({ b: 1, a: [true, null, { d: 'x', c: undefined }] })).toBe('{"a":[true,null,{"d":"x"}],"b":1}')
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
  })
})
