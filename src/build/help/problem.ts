/** An article can't be built. The message names the file, and the line or the field. */
export class ArticleProblem extends Error {
  constructor(file: string, place: string | number, problem: string) {
    super(`${file}${typeof place === 'number' ? `:${place}` : ` (${place})`}: ${problem}`)
    this.name = 'ArticleProblem'
  }
}

/** A text names something that isn't there, or can't be printed by its name alone. */
export class UnknownReference extends Error {}
