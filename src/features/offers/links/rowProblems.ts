import type { RecipientProblem } from '../../../backend/contract.ts'
import { useT } from '../../../i18n/index.ts'

/** Says what is wrong with a recipient, in the reader's language. */
export function useRowProblems(): (problem: RecipientProblem) => string {
  const t = useT()
  return ({ field, problem, limit = 0 }) => {
    if (problem === 'taken') return t('sharing.problem.taken')
    if (problem === 'too-long') return t('sharing.problem.too-long', { limit })
    if (field === 'language') return t('sharing.problem.language')
    if (field === 'email') return t('sharing.problem.email')
    return problem === 'required' ? t('sharing.problem.required') : t('sharing.problem.not-allowed')
  }
}
