/** What is kept between loads of the page, and shared by all its tabs. */
export interface Kept {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Another for each change, so that a tab sees that another one has written. */
  readonly revision: string
  /** What the data was made by; see `dataVersion`. */
  readonly version: string
  readonly world: string
}

export interface Keep {
  revision(): Promise<string | null>
  read(): Promise<Kept | null>
  write(kept: Kept): Promise<void>
}

const storeName = 'database'

/**
 * The browser's IndexedDB; only this page's memory where the browser keeps nothing, as in some private windows.
 * `name` tells the clouds apart, which may be served from one origin one after the other.
 */
export async function openKeep(name: string): Promise<Keep> {
  try {
    return keepIn(await open(name))
  } catch (error) {
    console.warn('Nothing is kept in this browser: the mock data lasts until the page is left.', error)
    return keepInMemory()
  }
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(storeName)
  return done(request)
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'))
  })
}

function keepIn(database: IDBDatabase): Keep {
  const read = <Value>(key: string): Promise<Value | undefined> =>
    done(database.transaction(storeName).objectStore(storeName).get(key) as IDBRequest<Value | undefined>)

  return {
    revision: async () => (await read<string>('revision')) ?? null,
    read: async () => (await read<Kept>('kept')) ?? null,
    write: (kept) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction(storeName, 'readwrite')
        const store = transaction.objectStore(storeName)
        store.put(kept, 'kept')
        store.put(kept.revision, 'revision')
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB failed'))
      }),
  }
}

function keepInMemory(): Keep {
  let kept: Kept | null = null
  return {
    revision: () => Promise.resolve(kept?.revision ?? null),
    read: () => Promise.resolve(kept),
    write: (next) => {
      kept = next
      return Promise.resolve()
    },
  }
}
