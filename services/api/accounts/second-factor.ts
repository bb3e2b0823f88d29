import { randomBytes } from 'node:crypto'
import type { Instant } from '../../domain/model/time.ts'
import type { AccountStore } from '../../store/store.ts'
import { sha256 } from '../access/secrets.ts'
import { base32, fromBase32, otpauthUri, stepOfCode, TOTP_SECRET_BYTES } from '../access/totp.ts'
import { ApiProblem } from '../problem.ts'

export interface Enrolment {
  /** For whoever types it, and for whoever reads it from a square code. */
  readonly secret: string
  readonly uri: string
}

/** Codes of an authenticator app, beside the password. */
export interface SecondFactors {
  isOn(username: string): Promise<boolean>
  recoveryCodesLeft(username: string): Promise<number>
  /** It counts once a code of it was shown (`confirm`); until then a further one takes its place. */
  begin(username: string): Promise<Enrolment>
  /** Answers with recovery codes, this once. */
  confirm(username: string, code: string): Promise<readonly string[]>
  /** Whether this is a code of the app, or a recovery code, that was never taken before. */
  take(username: string, code: string): Promise<boolean>
  remove(username: string): Promise<void>
}

export interface SecondFactorOptions {
  readonly accounts: AccountStore
  readonly now: () => Instant
}

export function createSecondFactors({ accounts, now }: SecondFactorOptions): SecondFactors {
  async function begin(username: string): Promise<Enrolment> {
    if ((await accounts.factor(username))?.confirmed) throw new ApiProblem('SECOND_FACTOR_ON')
    const secret = base32(randomBytes(TOTP_SECRET_BYTES))
    await accounts.saveFactor(username, { secret, confirmed: false, lastStep: 0 }, [])
    return { secret, uri: otpauthUri(secret, username, ISSUER) }
  }

  async function confirm(username: string, code: string): Promise<readonly string[]> {
    const factor = await accounts.factor(username)
    if (factor?.confirmed) throw new ApiProblem('SECOND_FACTOR_ON')
    const step = factor && stepOfCode(fromBase32(factor.secret), digitsOf(code), now())
    if (factor === undefined || step === undefined) throw new ApiProblem('CODE_WRONG')
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
    const hashes = codes.map(one => hashOf(username, one))
    await accounts.saveFactor(username, { secret: factor.secret, confirmed: true, lastStep: step }, hashes)
    return codes
  }

  /** The store lets each step and each recovery code through once, though two come at the same moment. */
  async function take(username: string, code: string): Promise<boolean> {
    const factor = await accounts.factor(username)
    if (factor === undefined) return false
    const step = stepOfCode(fromBase32(factor.secret), digitsOf(code), now())
    if (step !== undefined) return accounts.takeStep(username, step)
    return accounts.takeRecoveryCode(username, hashOf(username, code))
  }

  return {
    isOn: async username => (await accounts.factor(username))?.confirmed === true,
    recoveryCodesLeft: username => accounts.recoveryCodesLeft(username),
    begin,
    confirm,
    take,
    remove: username => accounts.removeFactor(username),
  }
}

const ISSUER = 'Linli'

const RECOVERY_CODES = 10

/** 120 random bits: enough for a plain hash (OWASP ASVS 2.6.2 asks for 112). */
const newRecoveryCode = (): string => (base32(randomBytes(15)).toLowerCase().match(/.{4}/g) ?? []).join('-')

const hashOf = (username: string, code: string): string =>
  sha256(`${username} ${code.toLowerCase().replace(/[^a-z2-7]/g, '')}`)

/** Apps show them as `123 456`. */
const digitsOf = (code: string): string => code.replace(/\s/g, '')
