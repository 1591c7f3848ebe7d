import { expect, it } from 'vitest'
import { bothDatabases, bothOnDisk, describeStores } from '../support/stores-suite.ts'
import { grantsWhatWasShown } from './promises/digest.ts'
import { actsAreNamed } from './promises/named.ts'
import { suspendedIsNotAnswered, twoAdminsAnswerOnce, withdrawnIsNotAnswered } from './promises/races.ts'
import { readingChangesNothing, readingUsersIsRecordedOnce } from './promises/reading.ts'
import { allOrNothing, forgottenCommands } from './promises/together.ts'
import { twiceIsOnce } from './promises/twice.ts'

// teeth.test.ts shows that each of these notices when its guard is missing; the second promise is in removal.test.ts.
describeStores('the promises', bothDatabases, (kind) => {
  const timeout = 60_000
  it('1: what you see is what you grant', { timeout }, () => grantsWhatWasShown(kind))
  it('3: opening a link changes nothing', { timeout }, () => readingChangesNothing(kind))
  it('3: reading a client’s users leaves one record of it', { timeout }, () => readingUsersIsRecordedOnce(kind))
  it('4: an act, its record and its mail are all or nothing', { timeout }, () => allOrNothing(kind))
  it('5: twice is once, also fifty times at once', { timeout }, () => twiceIsOnce(kind))
  it('6: each act names who, for whom and under what', { timeout }, () => actsAreNamed(kind))
})

it('4: no command is left out of that', () => expect(forgottenCommands()).toEqual([]))

describeStores('at the same time', bothOnDisk, (kind) => {
  const timeout = 60_000
  it('two admins answer, and one answer counts', { timeout }, () => twoAdminsAnswerOnce(kind))
  it('nothing is authorized after "withdrawn"', { timeout }, () => withdrawnIsNotAnswered(kind))
  it('nothing is authorized after "suspended"', { timeout }, () => suspendedIsNotAnswered(kind))
})
