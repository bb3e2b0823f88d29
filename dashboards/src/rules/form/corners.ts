/** `31.23, 121.47` a line; a line that is none is left as it is, for the server to say so. */
export const cornersIn = (text: string): unknown[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => line.split(/[\s,，;；]+/).map(part => (Number.isFinite(Number(part)) ? Number(part) : part)))

export const cornersText = (corners: unknown): string =>
  Array.isArray(corners) ? corners.map(corner => (corner as unknown[]).join(', ')).join('\n') : ''
