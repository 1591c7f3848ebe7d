interface KeyValueStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

type StoreName = 'sessionStorage' | 'localStorage'

/** The browser's store, or nothing where there is none or where reading the property itself is forbidden. */
function storeNamed(name: StoreName): KeyValueStore | undefined {
  try {
    return (globalThis as unknown as Partial<Record<StoreName, KeyValueStore>>)[name]
  } catch {
    return undefined
  }
}

/** Reads a stored text; a store that is missing, full or forbidden counts as empty. */
export function readStored(name: StoreName, key: string): string | null {
  try {
    return storeNamed(name)?.getItem(key) ?? null
  } catch {
    return null
  }
}

/** Stores a text, or removes it when it is null. Says whether it was kept. */
export function writeStored(name: StoreName, key: string, value: string | null): boolean {
  try {
    const store = storeNamed(name)
    if (!store) return false
    if (value === null) store.removeItem(key)
    else store.setItem(key, value)
    return true
  } catch {
    return false
  }
}
