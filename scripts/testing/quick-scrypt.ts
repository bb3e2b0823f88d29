import crypto, { type ScryptOptions } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/** Loaded ahead of a server that a test starts: its passwords cost a hundredth of what they cost an operator's. */
const QUICK = { N: 1_024, r: 8, p: 1 } as const

const { scrypt } = crypto
type Done = (error: Error | null, key: Buffer) => void
const quick = (password: string, salt: Buffer, bytes: number, _real: ScryptOptions, done: Done) =>
  scrypt(password, salt, bytes, QUICK, done)
Object.assign(crypto, { scrypt: quick })
syncBuiltinESMExports()
