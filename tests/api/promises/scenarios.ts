import type { StoreKind } from '../../support/stores.ts'
import { grantsWhatWasShown } from './digest.ts'
import { actsAreNamed } from './named.ts'
import { suspendedIsNotAnswered, twoAdminsAnswerOnce, withdrawnIsNotAnswered } from './races.ts'
import { readingChangesNothing, readingUsersIsRecordedOnce } from './reading.ts'
import { afterRemovalNothingSucceeds, removalDuringAnActIsNoticed, removalIsNotPutOff } from './removal.ts'
import { allOrNothing } from './together.ts'
import { everyActIsStopped } from './stopping.ts'
import { twiceIsOnce } from './twice.ts'

/** Every promise's scenario by its name, long enough for a missing guard to show; it ends as soon as one does. */
export const scenarios: Readonly<Record<string, (kind: StoreKind) => Promise<void>>> = {
  grantsWhatWasShown: (kind) => grantsWhatWasShown(kind),
  afterRemovalNothingSucceeds: (kind) => afterRemovalNothingSucceeds(kind, 200),
  removalDuringAnActIsNoticed,
  removalIsNotPutOff,
  everyActIsStopped: (kind) => everyActIsStopped(kind),
  lookUpIsStopped: (kind) => everyActIsStopped(kind, ['lookUp']),
  verifyingIsStopped: (kind) => everyActIsStopped(kind, ['verifyClientDomain']),
  licensingIsStopped: (kind) => everyActIsStopped(kind, ['changeLicenses']),
  readingChangesNothing,
  readingUsersIsRecordedOnce,
  allOrNothing,
  twiceIsOnce,
  actsAreNamed,
  twoAdminsAnswerOnce: (kind) => twoAdminsAnswerOnce(kind),
  withdrawnIsNotAnswered: (kind) => withdrawnIsNotAnswered(kind),
  suspendedIsNotAnswered: (kind) => suspendedIsNotAnswered(kind),
}
