/** Made by `src/build/help/titles.ts`. */
declare module 'virtual:article-titles' {
  const titles: Readonly<
    Record<import('../lib/languages.ts').Language, Readonly<Record<import('./articles.ts').ArticleId, string>>>
  >
  export default titles
}
