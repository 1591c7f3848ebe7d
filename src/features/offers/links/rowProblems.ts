import type { RecipientProblem } from '../../../backend/contract.ts'
import { useT } from '../../../i18n/index.ts'
import { useProblem } from '../../../i18n/problem.ts'

/** Says what is wrong with a recipient, in the reader's language. */
export function useRowProblems(): (problem: RecipientProblem) => string {
  const t = useT()
  const general = useProblem()
  return (wrong) => {
    const { field, problem, limit = 0 } = wrong
    if (problem === 'taken') return t('sharing.problem.taken')
    if (problem === 'too-long') return t('sharing.problem.too-long', { limit })
    if (field === 'language') return t('sharing.problem.language')
    return problem === 'required' ? t('sharing.problem.required') : general.field(wrong)
  }
}
