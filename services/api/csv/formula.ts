/**
 * A cell that begins like this is a formula to a spreadsheet, whoever wrote it: a resident's name could read the other
 * cells aloud to a server of its choice. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

/** An apostrophe ahead of it makes it plain text. */
export const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)

/** The other way round: whatever was guarded comes back as it was. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
