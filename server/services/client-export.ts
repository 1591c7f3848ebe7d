import { csvLine, csvMark } from '../../src/lib/csv.ts'
import type { Language } from '../../src/lib/languages.ts'
import type { Caller, Deps } from '../deps.ts'
import { exportText } from './export-texts.ts'
import { listClients, type ClientRow, type ClientSort } from '../store/client-list.ts'
import type { Cursor } from '../store/lists.ts'
import { partnerActor } from './actor.ts'
import { clientOf, filterOf, type FilterQuery } from './client-list.ts'

/** So many at a time: little enough that others are served between two, and that few are held at once. */
const batch = 500

export interface ExportQuery extends FilterQuery {
  readonly language: Language
  readonly sort?: ClientSort | undefined
}

/**
 * The list of clients as CSV, however long: it is read and sent in parts as the reader takes them. Each part checks anew
 * who asks, so that it ends where the right to it does; and who gets no end has no file that looks whole.
 */
export async function exportClients(
  deps: Deps,
  caller: Caller | null,
  query: ExportQuery,
): Promise<ReadableStream<Uint8Array>> {
  const now = deps.clock.now()
  const filter = filterOf(query, now)
  const sort = query.sort ?? 'name'
  const t = exportText(query.language)
  const read = (after: Cursor | null): Promise<ClientRow[]> =>
    deps.store.read(async (tx) => {
      const { organization } = await partnerActor(tx, caller)
      return listClients(tx, organization.id, now.toISOString(), filter, { sort, after, limit: batch })
    })
  const linesOf = (rows: readonly ClientRow[]): string => rows.map((row) => csvLine(cellsOf(row, now, t))).join('')

  // The first part is read before the answer begins, so that a refusal is one.
  let rows = await read(null)
  const head = columns.map((column) => t(`column.${column}`))
  let text = csvMark + csvLine(head)
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        controller.enqueue(encoder.encode(text + linesOf(rows)))
        text = ''
        const last = rows.at(-1)
        if (!last || rows.length < batch) return controller.close()
        rows = await read({ value: last.sort_value, id: last.id })
      },
    },
    { highWaterMark: 1 },
  )
}

const columns = [
  'name',
  'domain',
  'state',
  'role',
  'since',
  'until',
  'removed',
  'offer',
  'reference',
  'lastActivity',
  'note',
  'noteBy',
  'noteAt',
] as const

type Cells = Readonly<Record<(typeof columns)[number], string>>

function cellsOf(row: ClientRow, now: Date, t: ReturnType<typeof exportText>): string[] {
  const client = clientOf(row, now)
  const noted = client.noted
  const cells: Cells = {
    name: client.customer.name,
    domain: client.customer.domain,
    state: t(`state.${client.state}`),
    role: t(`role.${client.role}`),
    since: dayOf(client.since),
    until: dayOf(client.endsAt),
    removed: dayOf(client.removedAt),
    offer: client.offerName,
    reference: client.reference,
    lastActivity: dayOf(client.lastActivityAt),
    note: row.note ?? '',
    noteBy: noted ? (row.noter ?? '') : '',
    noteAt: noted ? dayOf(row.noted_at) : '',
  }
  return columns.map((column) => cells[column])
}

/** ISO 8601, which every spreadsheet reads as a date. */
const dayOf = (at: string | null): string => at?.slice(0, 10) ?? ''
