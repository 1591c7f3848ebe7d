import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asWritten, parseRecipients } from '../../src/features/offers/links/parseRecipients.ts'
import { decodeText } from '../../src/features/offers/links/readFile.ts'
import { toCsv } from '../../src/lib/csv.ts'

const meaning = (text: string): string[][] =>
  parseRecipients(text).rows.map(({ recipient, email, language }) => [recipient, email, language])

describe('a list of recipients', () => {
  it.each([
    ['tabs, as a spreadsheet copies them', 'Havblik\tfreja@havblik.example\tda\r\nHarbor\to@harbor.example\t'],
    ['semicolons', 'Havblik;freja@havblik.example;da\nHarbor;o@harbor.example'],
    [
      'commas, with a mark at the beginning',
      '\ufeffHavblik,freja@havblik.example,DA\n\n  \nHarbor , o@harbor.example ,',
    ],
    ['quotes', '"Havblik","freja@havblik.example","Dansk"\n"Harbor", "o@harbor.example"'],
    ['a header in another order', 'Sprog;E-mail;Navn\nda-DK;freja@havblik.example;Havblik\n;o@harbor.example;Harbor'],
    ['addresses first', 'freja@havblik.example;Havblik;danish\no@harbor.example;Harbor'],
  ])('is read with %s', (_what, text) => {
    expect(meaning(text)).toEqual([
      ['Havblik', 'freja@havblik.example', 'da'],
      ['Harbor', 'o@harbor.example', ''],
    ])
  })

  it('takes quotes, separators and line feeds inside of a name', () => {
    expect(meaning('"Fjord, ""Fjeld"" A/S",a@fjord.example\n"Two\nlines",b@fjord.example')).toEqual([
      ['Fjord, "Fjeld" A/S', 'a@fjord.example', ''],
      ['Two\nlines', 'b@fjord.example', ''],
    ])
    expect(meaning('5" Pipes;a@pipes.example\n"Never closed;b@pipes.example')).toEqual([
      ['5" Pipes', 'a@pipes.example', ''],
      ['"Never closed', 'b@pipes.example', ''],
    ])
  })

  it('takes an address alone, a name alone, and Chinese', () => {
    expect(meaning('a@mail.example')).toEqual([['a@mail.example', 'a@mail.example', '']])
    expect(meaning('哈尔滨冰雪，a@harbin.example，中文')).toEqual([['哈尔滨冰雪', 'a@harbin.example', 'zh']])
    expect(meaning('Only a name')).toEqual([['Only a name', '', '']])
  })

  it('says at which line each row begins, and gives rows back as they were written', () => {
    const text = 'name;email\n\nOne;a@b.example\n"Two\nlines";b@b.example\nThree;x'
    const { rows, header } = parseRecipients(text)
    expect(rows.map(({ line }) => line)).toEqual([3, 4, 6])
    expect(asWritten(header, rows)).toBe('name;email\nOne;a@b.example\n"Two\nlines";b@b.example\nThree;x')
  })

  it('loses nothing, whatever it is', () => {
    const signs = fc.constantFrom('"', '\n', '\r', '\t', ';', ',', ' ', 'a', '@', '，', '\ufeff', 'name', '哈')
    fc.assert(
      fc.property(
        fc.array(signs, { maxLength: 60 }).map((parts) => parts.join('')),
        (text) => {
          const { rows, header } = parseRecipients(text)
          const kept = asWritten(header, rows)
          const bare = (one: string): string => one.replace(/[\s"\ufeff;,，]/g, '')
          expect(bare(kept)).toBe(bare(text))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is read in a second when it is long', () => {
    const start = performance.now()
    expect(parseRecipients(`${'"'.repeat(20_000)}\n`).rows.length).toBeGreaterThan(0)
    expect(parseRecipients('Client;c@mail.example;da\n'.repeat(20_000)).rows).toHaveLength(20_000)
    expect(performance.now() - start).toBeLessThan(4000)
  })

  it('is read from files of older programs too', () => {
    expect(decodeText(new TextEncoder().encode('Åse'), 'da')).toBe('Åse')
    expect(decodeText(Uint8Array.of(0xc5, 0x73, 0x65), 'da')).toBe('Åse')
    expect(decodeText(Uint8Array.of(0xb9, 0xfe), 'zh')).toBe('哈')
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0), 'en')).toBe('A')
  })
})

describe('a file for spreadsheets', () => {
  it('runs nothing, and keeps every cell whole', () => {
    const rows = [['=1+1', '+45 70', '-x', '@a', 'a "b"', 'two\nlines', 'plain', '\t=1']]
    expect(toCsv(rows)).toBe('\ufeff"\'=1+1","\'+45 70","\'-x","\'@a","a ""b""","two\nlines","plain","\'\t=1"\r\n')
  })
})
