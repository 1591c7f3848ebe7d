import { encode } from 'uqr'

/** A QR code as one shape: its side, the quiet zone included, and the path of its dark parts. */
export interface QrCode {
  readonly size: number
  readonly path: string
}

/** As the standard wants it: with four empty rows around, and readable where a seventh of it is dirty. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  let path = ''
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      let end = x
      while (row[end]) end += 1
      path += `M${x} ${y}h${end - x}v1h-${end - x}z`
      x = end
    }
  })
  return { size, path }
}

/** The code as a file of its own, dark on light whatever surrounds it. */
export function qrFile({ size, path }: QrCode): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>\n`
}
