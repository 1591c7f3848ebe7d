import { readStored, writeStored } from '../../../lib/storage.ts'

const key = 'mandate-search-keys'

/** Whether `/` and Ctrl+K open the search. A reader can switch them off, for they may stand in the way of others. */
export const keysAllowed = (): boolean => readStored('localStorage', key) !== 'off'

export const allowKeys = (allowed: boolean): boolean => writeStored('localStorage', key, allowed ? null : 'off')
