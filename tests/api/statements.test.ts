import Database from 'better-sqlite3'
import { expect, it, vi } from 'vitest'
import { withKeptStatements } from '../../server/store/node/statements.ts'

function opened(): { raw: Database.Database; kept: ReturnType<typeof withKeptStatements> } {
  const raw = new Database(':memory:')
  raw.exec('create table things (id integer primary key)')
  return { raw, kept: withKeptStatements(raw) }
}

it('a statement is prepared once, and runs again with other values', () => {
  const { raw, kept } = opened()
  const prepare = vi.spyOn(raw, 'prepare')
  for (const id of [1, 2, 3]) kept.prepare('insert into things (id) values (?)').run([id])
  expect(prepare).toHaveBeenCalledTimes(1)
  expect(kept.prepare('select id from things where id > ?').all([1])).toEqual([{ id: 2 }, { id: 3 }])
  expect(kept.prepare('select id from things where id > ?').all([2])).toEqual([{ id: 3 }])
  expect(prepare).toHaveBeenCalledTimes(2)
  kept.close()
})

it('a changed table is read as it is', () => {
  const { kept } = opened()
  kept.prepare('insert into things (id) values (?)').run([1])
  expect(kept.prepare('select * from things').all([])).toEqual([{ id: 1 }])
  kept.prepare("alter table things add column name text default 'new'").run([])
  expect(kept.prepare('select * from things').all([])).toEqual([{ id: 1, name: 'new' }])
  kept.close()
})

it('a statement that fails can be run again', () => {
  const { kept } = opened()
  const insert = (): unknown => kept.prepare('insert into things (id) values (?)').run([1])
  insert()
  expect(insert).toThrow(/UNIQUE/)
  kept.prepare('delete from things').run([])
  expect(insert).not.toThrow()
  kept.close()
})

it('what was used longest ago is let go of first', () => {
  const { raw, kept } = opened()
  const prepare = vi.spyOn(raw, 'prepare')
  const ask = (id: number): unknown => kept.prepare(`select ${id} as id`).all([])
  for (let id = 0; id < 500; id++) ask(id)
  ask(0)
  ask(500)
  expect(prepare).toHaveBeenCalledTimes(501)
  ask(0)
  expect(prepare).toHaveBeenCalledTimes(501)
  expect(ask(1)).toEqual([{ id: 1 }])
  expect(prepare).toHaveBeenCalledTimes(502)
  kept.close()
})
