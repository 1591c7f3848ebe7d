import type { ListOptions, ReadOptions } from '../../contract.ts'

export function reading({ signal }: ReadOptions = {}): { signal?: AbortSignal } {
  return signal ? { signal } : {}
}

export function searching(options: ListOptions = {}): { search?: string; after?: string } {
  return {
    ...(options.search?.trim() ? { search: options.search.trim() } : {}),
    ...paging(options),
  }
}

export function paging(options: ListOptions = {}): { after?: string } {
  return options.after ? { after: options.after } : {}
}

export function header(key: string): { 'idempotency-key': string } {
  return { 'idempotency-key': key }
}
