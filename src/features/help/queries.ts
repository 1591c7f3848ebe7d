import { useQuery } from '@pinia/colada'
import { useBackend } from '../../backend/registry.ts'

/** What readers answered under the articles. */
export function useArticleFeedback() {
  const backend = useBackend()
  return useQuery({ key: ['article-feedback'], query: ({ signal }) => backend.help.feedback({ signal }) })
}
