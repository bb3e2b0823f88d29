/** What a test run draws by chance begins here. */
const USUAL = 1

/** Of `LINLI_TEST_SEED`. Throws where that is no whole number, for then nobody could find the run again. */
export function seedFrom(text: string | undefined): number {
  if (text === undefined || text === '') return USUAL
  if (/^\d{1,10}$/.test(text) && Number(text) < 2 ** 31) return Number(text)
  throw new Error(`LINLI_TEST_SEED: expected a whole number below 2^31, got ${JSON.stringify(text)}`)
}

/**
 * The same in every ordinary run: a build never fails by luck, and what it says today it says tomorrow. Whoever looks for
 * what nobody has seen so far gives another (`npm run histories` does).
 */
export const testSeed = seedFrom(process.env.LINLI_TEST_SEED)
