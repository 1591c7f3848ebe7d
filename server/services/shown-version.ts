import { canonicalJson, sha256, type Json } from './crypto.ts'

/** What is shown, in a word: a change that began with something else is told, and loses nothing. */
export async function versionOf(value: Json): Promise<string> {
  return (await sha256(canonicalJson(value))).slice(0, 16)
}
