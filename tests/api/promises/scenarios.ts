import type { StoreKind } from '../../support/stores.ts'
import { grantsWhatWasShown } from './digest.ts'
import { actsAreNamed } from './named.ts'
import { suspendedIsNotAnswered, twoAdminsAnswerOnce, withdrawnIsNotAnswered } from './races.ts'
import { readingChangesNothing, readingUsersIsRecordedOnce } from './reading.ts'
import { afterRemovalNothingSucceeds, removalIsNotPutOff } from './removal.ts'
import { allOrNothing } from './together.ts'
import { twiceIsOnce } from './twice.ts'

/** Every promise's scenario by its name, in the size in which a missing guard shows. */
export const scenarios: Readonly<Record<string, (kind: StoreKind) => Promise<void>>> = {
  grantsWhatWasShown: (kind) => grantsWhatWasShown(kind),
  afterRemovalNothingSucceeds: (kind) => afterRemovalNothingSucceeds(kind, 20),
  removalIsNotPutOff,
  readingChangesNothing,
  readingUsersIsRecordedOnce,
  allOrNothing,
  twiceIsOnce,
  actsAreNamed,
  twoAdminsAnswerOnce: (kind) => twoAdminsAnswerOnce(kind),
  withdrawnIsNotAnswered: (kind) => withdrawnIsNotAnswered(kind),
  suspendedIsNotAnswered: (kind) => suspendedIsNotAnswered(kind),
}
