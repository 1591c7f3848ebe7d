declare module 'virtual:messages' {
  type Area = import('./areas.ts').Area
  type Language = import('../lib/languages.ts').Language
  type Loader = () => Promise<{
    default: import('./core/catalog.ts').CompiledTree
    /** How the language fits what is put into its texts, where that is a question. */
    fit?: (text: string) => string
  }>

  /** One lazy loader per language and area. */
  export const loaders: Readonly<Record<Language, Readonly<Partial<Record<Area, Loader>>>>>
  /** What is said when messages themselves can't be fetched. */
  export const emergency: Readonly<Record<Language, import('./areas.ts').Messages['common']['outdated']>>
}
