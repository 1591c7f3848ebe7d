import { computed, shallowRef, type ComputedRef } from 'vue'
import type { AccessScope, AnswerInput, Grant, OfferReading, Receipt } from '../../backend/contract.ts'
import type { Command } from '../../backend/command.ts'
import { useT } from '../../i18n/index.ts'
import { useProblem } from '../../i18n/problem.ts'
import { daysLimit, grantFrom, isLess, type Narrowed } from './granting.ts'

export interface Narrowing {
  /** What would be granted; null as long as something is wrong with what was typed, or nothing is asked for. */
  readonly granted: ComputedRef<Grant | null>
  /** The acts of what would be granted. */
  readonly access: ComputedRef<AccessScope | null>
  /** The role and the length, each beside what was offered where it is less. */
  readonly role: ComputedRef<string>
  readonly length: ComputedRef<string>
  /** What is wrong with the days, at their field and in the summary. */
  readonly wrongDays: ComputedRef<string | undefined>
  readonly errors: ComputedRef<readonly { readonly field: string; readonly message: string }[]>
  /** For the act: what is narrowed, if anything; null where it can't be granted, and the page says why. */
  readonly take: () => Pick<AnswerInput, 'narrowed'> | null
}

/** What the customer makes of the access that an offer asks for, where the partner allows to grant less. */
export function useNarrowing(
  reading: () => OfferReading,
  typed: () => Narrowed,
  command: () => Command<AnswerInput, Receipt>,
): Narrowing {
  const t = useT()
  const { fieldOf } = useProblem()
  const tried = shallowRef(false)
  const granted = computed(() => grantFrom(reading(), typed()))
  const access = computed(() => {
    const { narrower, access: offered } = reading()
    return granted.value?.role === 'limited' && narrower ? narrower : offered
  })
  const roleName = (role: 'full' | 'limited'): string => t(`access.role.${role}.name`)
  const lengthOf = (days: number | null): string =>
    days === null ? t('offer.length.open') : t('offer.length.days', { count: days })
  const beside = (own: string, asked: string): string =>
    own === asked ? own : t('narrowing.less', { own, offered: asked })
  const wrongDays = computed(() => {
    if (tried.value && reading().narrowable && !granted.value) {
      return t('narrowing.wrongDays', { limit: daysLimit(reading()) })
    }
    return fieldOf(command().error.value, 'narrowed.durationDays')
  })
  return {
    granted,
    access,
    role: computed(() => {
      const offered = reading().access
      return access.value && offered ? beside(roleName(access.value.role), roleName(offered.role)) : ''
    }),
    length: computed(() => {
      const { durationDays } = reading()
      return beside(lengthOf(granted.value ? granted.value.durationDays : durationDays), lengthOf(durationDays))
    }),
    wrongDays,
    errors: computed(() => (wrongDays.value ? [{ field: 'narrow-days', message: wrongDays.value }] : [])),
    take: () => {
      tried.value = true
      if (reading().narrowable && !granted.value) return null
      return granted.value && isLess(reading(), granted.value) ? { narrowed: granted.value } : {}
    },
  }
}
