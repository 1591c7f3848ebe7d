export { inSentence } from '../../lib/names.ts'
