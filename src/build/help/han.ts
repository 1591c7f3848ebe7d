/** Private-use signs around a product's name, until it is known what stands beside it. */
const begin = '\uE000'
const end = '\uE001'

export const productMark = (name: string): string => `${begin}${name}${end}`

/**
 * Sets the names of products into their text and takes the marks away. A Chinese sentence can't know whether a
 * cloud's name begins with Han, where no space belongs before it, or with Latin letters, where one does.
 */
export function fitHan(text: string): string {
  return text
    .replace(/(?<=\p{Script=Han}) \uE000(?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han})\uE001 (?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han})\uE000(?=[A-Za-z0-9])/gu, ' ')
    .replace(/(?<=[A-Za-z0-9])\uE001(?=\p{Script=Han})/gu, ' ')
    .replace(/[\uE000\uE001]/gu, '')
}
