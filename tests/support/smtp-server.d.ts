/** The part of smtp-server that the tests use; the package has no types of its own. */
declare module 'smtp-server' {
  import type { Server } from 'node:net'
  import type { Readable } from 'node:stream'

  interface Session {
    readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] }
  }

  interface Options {
    readonly authOptional?: boolean
    readonly disabledCommands?: readonly string[]
    onData?(stream: Readable, session: Session, done: (error?: Error) => void): void
  }

  export class SMTPServer {
    constructor(options: Options)
    readonly server: Server
    listen(port: number, host: string, listening: () => void): void
    close(closed: () => void): void
  }
}
