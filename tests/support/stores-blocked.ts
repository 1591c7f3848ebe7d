/** Ways to make a database busy or unreachable, for tests of what the server answers then. */
import Database from 'better-sqlite3'
import { createServer, connect, type Socket } from 'node:net'

/** Holds the write lock of a SQLite file, as another process would. Gives the way to let go. */
export function lockSqlite(file: string): () => void {
  const other = new Database(file)
  other.exec('begin immediate')
  return () => {
    other.exec('rollback')
    other.close()
  }
}

export interface Relay {
  /** The database's URL through the relay. */
  readonly url: string
  /** Ends every connection, and refuses new ones: the database is gone, as far as anybody can tell. */
  cut(): Promise<void>
  /** Lets connections through again. */
  mend(): Promise<void>
  close(): Promise<void>
}

/** Stands between the server and its PostgreSQL, so that the connection can be cut without stopping the database. */
export async function openRelay(databaseUrl: string): Promise<Relay> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const relay = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  })
  let port = 0
  const listen = async (): Promise<void> => {
    await new Promise<void>((resolve) => relay.listen(port, '127.0.0.1', resolve))
    const address = relay.address()
    if (typeof address === 'object' && address) port = address.port
  }
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => relay.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  await listen()
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${port}`
  return { url: url.href, cut: close, mend: listen, close: () => (relay.listening ? close() : Promise.resolve()) }
}

/** The longest time, in milliseconds, in which nothing else could run while `work` did. */
export async function longestFreeze(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const look = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(look, 5)
  try {
    await work()
  } finally {
    clearInterval(timer)
    look()
  }
  return longest
}
