import { formatDateTime, type Language } from '../../src/i18n/core.ts'

/**
 * Until when something can be done. The hour belongs to it, as a bare day leaves open whether that day is included;
 * the reader's own time zone is not known here, so the zone is named.
 */
export const hourOf = (language: Language, at: string): string =>
  `${formatDateTime(language, at, { timeZone: 'UTC' })} UTC`
