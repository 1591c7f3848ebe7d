import { BackendError } from '../../errors.ts'

type Call = (...input: unknown[]) => Promise<unknown>

/**
 * A section of the port whose code is loaded at the first call of any of its operations. When it can't be loaded the
 * call fails as it would without a connection, and the next one tries again.
 */
export function later<Section extends object>(load: () => Promise<Section>): Section {
  let loading: Promise<Section> | undefined
  const section = async (): Promise<Readonly<Record<string, Call>>> => {
    loading ??= load()
    try {
      return (await loading) as Readonly<Record<string, Call>>
    } catch (cause) {
      loading = undefined
      throw new BackendError('offline', { cause })
    }
  }
  const operation =
    (name: string): Call =>
    async (...input) => {
      const call = (await section())[name]
      if (!call) throw new TypeError(`This section of the port has no operation ${name}`)
      return call(...input)
    }
  return new Proxy({} as Section, {
    get: (_, name) => (typeof name === 'string' && name !== 'then' ? operation(name) : undefined),
  })
}
